package dev.sallyport.factor;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A call that somebody made to us and says to be a provider.
///
/// @param url ours as the outside knows it, without a query
/// @param headers by their names in small letters
/// @param query as it was sent, empty if there was none
/// @param body as it was sent, empty if there was none
public record Callback(String method, URI url, Map<String, String> headers, String query, String body) {
    public Callback {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Callback[" + method + ", masked]";
    }
}
