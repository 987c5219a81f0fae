package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.fault.FaultyProvider;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// Authy's words for an answer that goes wrong.
final class FaultyAnswers implements FaultyProvider {
    @Override
    public void refuse(RoutingContext context, int status) {
        Reply.refuse(context, refusal(status), status, Map.of());
    }

    @Override
    public void succeedWithoutToken(RoutingContext context) {
        Reply.success(context, "Everything is fine.", new JsonObject().put("token", "was not looked at"));
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 401 -> Refusal.API_KEY_INVALID;
            case 404 -> Refusal.USER_NOT_FOUND;
            case 429 -> Refusal.DOS_PROTECTION;
            case 503 -> Refusal.SMS_NOT_SENT;
            default -> Refusal.ERROR;
        };
    }
}
