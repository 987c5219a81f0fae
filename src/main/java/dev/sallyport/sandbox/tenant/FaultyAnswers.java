package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.fault.FaultyProvider;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// The Management API's words for an answer that goes wrong.
final class FaultyAnswers implements FaultyProvider {
    @Override
    public void refuse(RoutingContext context, int status) {
        ApiRefusal refusal = status == 429 ? ApiRefusal.tooMany() : ApiRefusal.made(status);
        send(context, status, refusal.body());
    }

    @Override
    public void succeedWithoutToken(RoutingContext context) {
        send(context, 200, Map.of());
    }

    private static void send(RoutingContext context, int status, Map<String, Object> body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Json.encode(body));
    }
}
