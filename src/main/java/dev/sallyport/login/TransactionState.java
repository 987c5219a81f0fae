package dev.sallyport.login;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Auth0's name for the transaction that waits for us, kept as it stood in the address: a missing or
/// changed state loses the login, so it is never decoded and encoded again on its way to `/continue`.
///
/// @param raw as it stood in the query
record TransactionState(String raw) {
    private static final String PARAMETER = "state=";

    /// What may stand in a query (RFC 3986, 3.4), but for the separator; some hundred characters are usual.
    private static final Pattern QUERY = Pattern.compile("([A-Za-z0-9._~!$'()*+,;:@/?=-]|%[0-9A-Fa-f]{2}){1,2048}");

    TransactionState {
        if (!QUERY.matcher(raw).matches()) {
            throw new IllegalArgumentException("Not a state");
        }
    }

    static Optional<TransactionState> of(URI request) {
        String query = request.getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1))
                        .filter(parameter -> parameter.startsWith(PARAMETER))
                        .map(parameter -> parameter.substring(PARAMETER.length()))
                        .filter(value -> QUERY.matcher(value).matches())
                        .map(TransactionState::new)
                        .findFirst();
    }

    /// What Auth0 compares: the percent signs read, a plus sign left alone.
    String value() {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TransactionState[masked]";
    }
}
