package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// Authy's one envelope, for good news and bad.
final class Reply {
    private Reply() {}

    static void success(RoutingContext context, String message, JsonObject body) {
        send(context, 200, body.put("message", message).put("success", true));
    }

    static void refuse(RoutingContext context, Refusal refusal) {
        refuse(context, refusal, refusal.status, Map.of());
    }

    /// @param fields what is wrong with which parameter; stands in `errors` and beside it
    static void refuse(RoutingContext context, Refusal refusal, Map<String, String> fields) {
        refuse(context, refusal, refusal.status, fields);
    }

    static void refuse(RoutingContext context, Refusal refusal, int status, Map<String, String> fields) {
        JsonObject errors = new JsonObject();
        fields.forEach(errors::put);
        JsonObject body = errors.copy();
        body.put("message", refusal.message)
                .put("success", false)
                .put("errors", errors.put("message", refusal.message))
                // A string on the wire: Authy's own Java client rejects a number.
                .put("error_code", refusal.code);
        send(context, status, body);
    }

    static void send(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .end(body.encode());
    }
}
