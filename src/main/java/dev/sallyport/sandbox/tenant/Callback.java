package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// The way back to the application, with a code or with an error.
final class Callback {
    private Callback() {}

    static void code(RoutingContext context, AuthorizationRequest request, String code) {
        send(context, request, Map.of("code", code));
    }

    static void error(RoutingContext context, AuthorizationRequest request, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        send(context, request, answer);
    }

    private static void send(RoutingContext context, AuthorizationRequest request, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        request.text("state").ifPresent(state -> parameters.put("state", state));
        redirect(context, Parameters.append(request.redirectUri(), parameters));
    }

    static void redirect(RoutingContext context, String url) {
        context.response()
                .setStatusCode(302)
                .putHeader("Location", url)
                .putHeader("Cache-Control", "no-store")
                .end();
    }
}
