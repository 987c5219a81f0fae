package dev.sallyport.sandbox.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an application asked for at `/authorize`, by OpenID Connect's names.
record AuthorizationRequest(Map<String, String> parameters) {
    AuthorizationRequest {
        parameters = Map.copyOf(parameters);
    }

    String clientId() {
        return text("client_id").orElse("");
    }

    String redirectUri() {
        return text("redirect_uri").orElse("");
    }

    List<String> words(String name) {
        return text(name)
                .map(text -> Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    boolean prompts(String value) {
        return words("prompt").contains(value);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    @Nullable
    String orNull(String name) {
        return text(name).orElse(null);
    }
}
