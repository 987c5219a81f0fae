package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Sending codes and checking them.
final class VerificationRoutes {
    private static final String PATH = "/v2/Services/:service/";
    private static final Map<String, Message.Kind> CHANNELS = Map.of(
            "sms", Message.Kind.TEXT,
            "call", Message.Kind.CALL,
            "whatsapp", Message.Kind.WHATSAPP,
            "email", Message.Kind.EMAIL);

    private final Verify verify;

    VerificationRoutes(Verify verify) {
        this.verify = verify;
    }

    void mount(Router router) {
        router.post(PATH + "Verifications").handler(this::start);
        router.get(PATH + "Verifications/:sid").handler(context -> named(context, this::show));
        router.post(PATH + "Verifications/:sid").handler(context -> named(context, this::end));
        router.post(PATH + "VerificationCheck").handler(this::check);
    }

    private void start(RoutingContext context) {
        String to = text(context, "To");
        String channel = text(context, "Channel");
        Message.Kind kind = CHANNELS.get(channel);
        Recipient recipient = Recipient.of(to);
        boolean fits = (kind == Message.Kind.EMAIL) == (recipient == Recipient.MAILBOX);
        if (kind == null || recipient == Recipient.INVALID || !fits) {
            Reply.refuse(context, Refusal.INVALID_PARAMETER);
        } else if (recipient == Recipient.LANDLINE && kind == Message.Kind.TEXT) {
            Reply.refuse(context, Refusal.LANDLINE);
        } else {
            start(context, verify.verifications().open(to, verify.now()), channel, kind);
        }
    }

    private void start(RoutingContext context, Verification verification, String channel, Message.Kind kind) {
        if (verification.checksAreUsedUp()) {
            Reply.refuse(context, Refusal.MAX_CHECKS);
        } else if (verification.send(channel, verify.now(), verify.reaches(verification, kind))) {
            verify.deliver(verification, kind);
            Reply.send(context, 201, json(verification));
        } else {
            Reply.refuse(context, Refusal.MAX_SENDS);
        }
    }

    private void show(RoutingContext context, Verification verification) {
        Reply.send(context, 200, json(verification));
    }

    private void end(RoutingContext context, Verification verification) {
        String status = text(context, "Status");
        if (status.equals("canceled") || status.equals("approved")) {
            verification.end(status, verify.now());
            Reply.send(context, 200, json(verification));
        } else {
            Reply.refuse(context, Refusal.INVALID_PARAMETER);
        }
    }

    private void check(RoutingContext context) {
        Optional<Verification> asked = verify.verifications()
                .named(text(context, "VerificationSid"), verify.now())
                .or(() -> verify.verifications().to(text(context, "To"), verify.now()));
        if (asked.isEmpty()) {
            Reply.refuse(context, Refusal.NOT_FOUND);
        } else if (asked.get().checksAreUsedUp()) {
            Reply.refuse(context, Refusal.MAX_CHECKS);
        } else {
            asked.get().check(text(context, "Code"), verify.now());
            Reply.send(context, 200, asked.get().checkJson(verify.account()));
        }
    }

    private void named(RoutingContext context, BiConsumer<RoutingContext, Verification> then) {
        verify.verifications()
                .named(Objects.requireNonNull(context.pathParam("sid")), verify.now())
                .ifPresentOrElse(found -> then.accept(context, found), () -> Reply.refuse(context, Refusal.NOT_FOUND));
    }

    private JsonObject json(Verification verification) {
        return verification.json(verify.account(), verify.origin());
    }

    private static String text(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
