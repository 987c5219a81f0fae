package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.fault.FaultyProvider;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// Verify's words for an answer that goes wrong.
final class FaultyAnswers implements FaultyProvider {
    @Override
    public void refuse(RoutingContext context, int status) {
        Reply.refuse(context, refusal(status), status);
    }

    @Override
    public void succeedWithoutToken(RoutingContext context) {
        Reply.send(context, 200, new JsonObject().put("valid", true).put("status", "not looked at"));
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 401 -> Refusal.UNAUTHORIZED;
            case 404 -> Refusal.NOT_FOUND;
            case 429 -> Refusal.TOO_MANY_REQUESTS;
            case 503 -> Refusal.UNAVAILABLE;
            default -> status < 500 ? Refusal.INVALID_PARAMETER : Refusal.INTERNAL;
        };
    }
}
