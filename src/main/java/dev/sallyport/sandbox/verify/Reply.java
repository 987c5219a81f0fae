package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// Twilio's JSON, for good news and bad.
final class Reply {
    private Reply() {}

    static void refuse(RoutingContext context, Refusal refusal) {
        refuse(context, refusal, refusal.status);
    }

    static void refuse(RoutingContext context, Refusal refusal, int status) {
        JsonObject error = new JsonObject()
                .put("code", refusal.code)
                .put("message", refusal.message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code)
                .put("status", status);
        send(context, status, error);
    }

    static void send(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .end(body.encode());
    }
}
