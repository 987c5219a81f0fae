package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Sending tokens and judging them.
final class TokenRoutes {
    private static final String PATH = "/protected/json/";

    private final Authy authy;
    private final Inbox inbox;

    TokenRoutes(Authy authy, Inbox inbox) {
        this.authy = authy;
        this.inbox = inbox;
    }

    void mount(Router router) {
        router.get(PATH + "verify/:token/:id").handler(authy.withUser(this::verify));
        router.get(PATH + "sms/:id").handler(authy.withUser(this::text));
        router.get(PATH + "call/:id").handler(authy.withUser(this::call));
    }

    private void verify(RoutingContext context, AuthyUser user) {
        boolean force = Parameters.in(context).isTrue("force");
        TokenCheck check = user.check(
                Objects.requireNonNull(context.pathParam("token")),
                Parameters.in(context).text("action"),
                authy.now());
        // Authy lets people in by any token until they have used it once, unless the caller insists.
        TokenCheck answer = force || user.isConfirmed() ? check : TokenCheck.VALID;
        switch (answer) {
            case VALID -> Reply.send(context, 200, valid(user));
            case REUSED -> Reply.refuse(context, Refusal.REUSED_TOKEN, Map.of("token", "is invalid"));
            case WRONG -> Reply.refuse(context, Refusal.TOKEN_INVALID, Map.of("token", "is invalid"));
        }
    }

    private static JsonObject valid(AuthyUser user) {
        JsonObject device = new JsonObject()
                .putNull("id")
                .put("os_type", user.isRegistered() ? "android" : "sms")
                .put("registration_date", user.since.getEpochSecond())
                .putNull("registration_method")
                .putNull("registration_country")
                .putNull("registration_region")
                .putNull("registration_city")
                .putNull("country")
                .putNull("region")
                .putNull("city")
                .putNull("ip")
                .putNull("last_account_recovery_at")
                .putNull("last_sync_date");
        return new JsonObject()
                .put("message", "Token is valid.")
                .put("token", "is valid")
                // A string here, a boolean everywhere else.
                .put("success", "true")
                .put("device", device);
    }

    private void text(RoutingContext context, AuthyUser user) {
        if (user.isRegistered() && !Parameters.in(context).isTrue("force")) {
            String reason = "Ignored: SMS is not needed for smartphones."
                    + " Pass force=true if you want to actually send it anyway.";
            Reply.success(context, reason, ignored(user));
        } else if (user.cellphone.isLandline()) {
            Reply.refuse(context, Refusal.CANNOT_SEND_SMS_TO_LANDLINE);
        } else {
            send(context, user, Message.Kind.TEXT, "SMS token was sent");
        }
    }

    private void call(RoutingContext context, AuthyUser user) {
        if (user.isRegistered() && !Parameters.in(context).isTrue("force")) {
            String reason = "Call ignored. User is using  App Tokens and this call is not necessary."
                    + " Pass force=true if you still want to call users that are using the App.";
            Reply.success(context, reason, ignored(user));
        } else {
            send(context, user, Message.Kind.CALL, "Call started...");
        }
    }

    private static JsonObject ignored(AuthyUser user) {
        return new JsonObject()
                .put("cellphone", user.cellphone.masked())
                .put("device", "android")
                .put("ignored", true);
    }

    private void send(RoutingContext context, AuthyUser user, Message.Kind kind, String answer) {
        Optional<SentToken> sent = user.send(Parameters.in(context).text("action"), authy.sendLimit(), authy.now());
        if (sent.isEmpty()) {
            Reply.refuse(context, Refusal.DOS_PROTECTION);
            return;
        }
        String digits = sent.get().digits();
        String text = Wording.of(kind, digits, Parameters.in(context).text("action_message"));
        inbox.deliver(new Message(kind, user.cellphone.e164(), digits, text, authy.now(), "Authy"));
        Reply.success(context, answer, new JsonObject().put("cellphone", user.cellphone.masked()));
    }
}
