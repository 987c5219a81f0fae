package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;

/// Asking people's apps, and telling what became of it.
final class OneTouchRoutes {
    private static final String PATH = "/onetouch/json/";
    private static final int LONGEST_MESSAGE = 200;
    private static final long A_DAY = 86_400;

    private final Authy authy;

    OneTouchRoutes(Authy authy) {
        this.authy = authy;
    }

    void mount(Router router) {
        router.post(PATH + "users/:id/approval_requests").handler(authy.withUser(this::ask));
        router.get(PATH + "approval_requests/:uuid").handler(this::status);
    }

    private void ask(RoutingContext context, AuthyUser user) {
        Parameters given = Parameters.in(context);
        String message = given.text("message");
        if (message.isEmpty() || message.length() > LONGEST_MESSAGE) {
            Reply.refuse(context, Refusal.APPROVAL_INVALID, Map.of("message", "is invalid"));
        } else if (!user.isRegistered()) {
            Reply.refuse(context, Refusal.UNREGISTERED_USER);
        } else {
            JsonObject asked = new JsonObject()
                    .put("message", message)
                    .put("details", given.object("details"))
                    .put("hidden_details", given.object("hidden_details"))
                    .put("logos", given.list("logos"));
            String seconds = given.text("seconds_to_expire");
            long life = seconds.matches("[0-9]{1,9}") ? Long.parseLong(seconds) : A_DAY;
            String uuid = authy.approvals().ask(user, asked, life, authy.now()).uuid;
            Reply.send(
                    context,
                    200,
                    new JsonObject()
                            .put("approval_request", new JsonObject().put("uuid", uuid))
                            .put("success", true));
        }
    }

    private void status(RoutingContext context) {
        String uuid = Objects.requireNonNull(context.pathParam("uuid"));
        authy.approvals()
                .find(uuid)
                .ifPresentOrElse(
                        approval -> Reply.send(
                                context,
                                200,
                                new JsonObject()
                                        .put("approval_request", approval.described(authy.now()))
                                        .put("success", true)),
                        () -> Reply.refuse(context, Refusal.APPROVAL_NOT_FOUND, Map.of("uuid", uuid)));
    }
}
