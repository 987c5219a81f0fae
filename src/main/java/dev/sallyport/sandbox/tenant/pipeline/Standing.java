package dev.sallyport.sandbox.tenant.pipeline;

import java.util.Map;
import java.util.Optional;

/// What a redirect token is bound to, read from the event of the run.
///
/// @param continueState the `state` that came to `/continue`; empty before the redirect
record Standing(String tenantHost, String userId, String ip, String continueState) {
    static Standing of(Map<String, Object> event) {
        return new Standing(
                text(event, "request", "hostname").orElseThrow(),
                text(event, "user", "user_id").orElseThrow(),
                text(event, "request", "ip").orElse(""),
                parameter(event, "state").orElse(""));
    }

    /// A parameter of `/continue`: the form's before the query's, as `validateToken` reads them.
    static Optional<String> parameter(Map<String, Object> event, String name) {
        return part(event, "request")
                .flatMap(request -> part(request, "body")
                        .flatMap(body -> text(body, name))
                        .or(() -> part(request, "query").flatMap(query -> text(query, name))));
    }

    private static Optional<String> text(Map<String, Object> event, String part, String name) {
        return part(event, part).flatMap(values -> text(values, name));
    }

    private static Optional<String> text(Map<?, ?> values, String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Map<?, ?>> part(Map<?, ?> values, String name) {
        return values.get(name) instanceof Map<?, ?> part ? Optional.of(part) : Optional.empty();
    }
}
