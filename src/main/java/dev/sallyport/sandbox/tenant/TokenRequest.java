package dev.sallyport.sandbox.tenant;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request to `/oauth/token`, which Auth0 takes as a form and as JSON, with the client's
/// credentials among them or in a `Basic` header.
record TokenRequest(Map<String, String> parameters) {
    private static final String BASIC = "Basic ";

    static TokenRequest of(RoutingContext context) {
        Map<String, String> parameters = new LinkedHashMap<>(
                isJson(context)
                        ? json(context)
                        : Parameters.of(context.request().formAttributes()));
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BASIC)) {
            parameters.putAll(basic(authorization.substring(BASIC.length())));
        }
        return new TokenRequest(parameters);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> OAuthRefusal.missing(name));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    List<String> scopes() {
        return text("scope").stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("application/json");
    }

    private static Map<String, String> json(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            Map<String, String> parameters = new LinkedHashMap<>();
            if (body != null) {
                body.forEach(entry -> parameters.put(entry.getKey(), String.valueOf(entry.getValue())));
            }
            return parameters;
        } catch (DecodeException _) {
            throw new OAuthRefusal(400, "invalid_request", "The body is no JSON");
        }
    }

    // RFC 6749 §2.3.1: both halves are form-encoded before they are put together.
    private static Map<String, String> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Map.of()
                    : Map.of(
                            "client_id", URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                            "client_secret", URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
    }

    @Override
    public String toString() {
        return "TokenRequest" + parameters.keySet();
    }
}
