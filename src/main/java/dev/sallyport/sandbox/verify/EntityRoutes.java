package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What people hold, and challenges for it.
final class EntityRoutes {
    private static final String PATH = "/v2/Services/:service/Entities/:identity/";
    static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Verify verify;
    private final PushRoutes push;

    EntityRoutes(Verify verify, PushRoutes push) {
        this.verify = verify;
        this.push = push;
    }

    void mount(Router router) {
        router.post(PATH + "Factors").handler(this::add);
        router.get(PATH + "Factors/:sid").handler(context -> named(context, this::show));
        router.post(PATH + "Factors/:sid").handler(context -> named(context, this::confirm));
        router.post(PATH + "Challenges").handler(this::challenge);
    }

    private void add(RoutingContext context) {
        UnaryOperator<String> form = name -> text(context, name);
        String name = form.apply("FriendlyName");
        boolean fits = IDENTITY.matcher(identity(context)).matches()
                && form.apply("FactorType").equals("totp")
                && !name.isEmpty()
                && name.length() <= 64;
        TotpShape.asked(form)
                .filter(_ -> fits)
                .ifPresentOrElse(
                        shape -> {
                            KeptFactor factor = KeptFactor.totp(identity(context), shape, name, verify.now());
                            verify.entities().add(factor);
                            Reply.send(context, 201, factor.newJson(verify.account(), verify.origin()));
                        },
                        () -> Reply.refuse(context, Refusal.INVALID_PARAMETER));
    }

    private void show(RoutingContext context, KeptFactor factor) {
        Reply.send(context, 200, factor.json(verify.account(), verify.origin()));
    }

    private void confirm(RoutingContext context, KeptFactor factor) {
        if (factor.checksAreUsedUp()) {
            Reply.refuse(context, Refusal.MAX_FACTOR_CHECKS);
        } else {
            factor.verify(text(context, "AuthPayload"), verify.now());
            show(context, factor);
        }
    }

    private void challenge(RoutingContext context) {
        verify.entities()
                .factor(identity(context), text(context, "FactorSid"))
                .ifPresentOrElse(factor -> challenge(context, factor), () -> Reply.refuse(context, Refusal.NOT_FOUND));
    }

    private void challenge(RoutingContext context, KeptFactor factor) {
        if (factor.isVerified() && factor.type().equals("push")) {
            push.ask(context, factor);
        } else if (factor.isVerified()) {
            boolean right = factor.shows(text(context, "AuthPayload"), verify.now());
            Reply.send(context, 201, json(factor, right));
        } else {
            Reply.refuse(context, Refusal.UNVERIFIED_FACTOR);
        }
    }

    private JsonObject json(KeptFactor factor, boolean right) {
        Instant now = verify.now();
        return ChallengeJson.of(Sid.random("YC"), factor, verify.account(), verify.origin())
                .put("date_created", Timestamps.of(now))
                .put("date_updated", Timestamps.of(now))
                .put("date_responded", right ? Timestamps.of(now) : null)
                .put("expiration_date", Timestamps.of(now.plus(LIFE)))
                .put("status", right ? "approved" : "pending");
    }

    private void named(RoutingContext context, BiConsumer<RoutingContext, KeptFactor> then) {
        verify.entities()
                .factor(identity(context), Objects.requireNonNull(context.pathParam("sid")))
                .ifPresentOrElse(found -> then.accept(context, found), () -> Reply.refuse(context, Refusal.NOT_FOUND));
    }

    private static String identity(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("identity"));
    }

    private static String text(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
