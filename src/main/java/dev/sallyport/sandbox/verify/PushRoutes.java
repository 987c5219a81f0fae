package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Letting apps in, asking them, and telling what became of it.
final class PushRoutes {
    private static final String SERVICE = "/v2/Services/:service/";
    private static final String ENTITY = SERVICE + "Entities/:identity/";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(60);

    private final Verify verify;

    PushRoutes(Verify verify) {
        this.verify = verify;
    }

    void mount(Router router) {
        router.post(SERVICE + "AccessTokens").handler(this::token);
        router.get(ENTITY + "Factors").handler(this::list);
        router.get(ENTITY + "Challenges/:sid").handler(this::show);
    }

    private void token(RoutingContext context) {
        String ttl = text(context, "Ttl");
        long seconds = ttl.matches("[0-9]{1,4}") ? Long.parseLong(ttl) : 60;
        boolean fits = EntityRoutes.IDENTITY.matcher(text(context, "Identity")).matches()
                && text(context, "FactorType").equals("push")
                && seconds >= 60
                && seconds <= 300;
        if (fits) {
            AccessToken token = AccessToken.of(
                    text(context, "Identity"), text(context, "FactorFriendlyName"), seconds, verify.now());
            verify.entities().add(token);
            Reply.send(context, 201, token.json(verify.account(), verify.origin()));
        } else {
            Reply.refuse(context, Refusal.INVALID_PARAMETER);
        }
    }

    private void list(RoutingContext context) {
        List<KeptFactor> factors = verify.entities().factors(param(context, "identity"));
        if (factors.isEmpty()) {
            Reply.refuse(context, Refusal.NOT_FOUND);
            return;
        }
        JsonArray all = new JsonArray();
        factors.forEach(one -> all.add(one.json(verify.account(), verify.origin())));
        String url = verify.origin() + context.normalizedPath() + "?PageSize=50&Page=0";
        Reply.send(
                context,
                200,
                new JsonObject()
                        .put("factors", all)
                        .put(
                                "meta",
                                new JsonObject()
                                        .put("page", 0)
                                        .put("page_size", 50)
                                        .put("first_page_url", url)
                                        .putNull("previous_page_url")
                                        .put("url", url)
                                        .putNull("next_page_url")
                                        .put("key", "factors")));
    }

    /// A question to an app, which has been added.
    void ask(RoutingContext context, KeptFactor app) {
        String message = text(context, "Details.Message");
        Optional<Instant> until = until(text(context, "ExpirationDate"), verify.now());
        if (message.isEmpty() || message.length() > 256 || until.isEmpty()) {
            Reply.refuse(context, Refusal.INVALID_PARAMETER);
            return;
        }
        List<JsonObject> fields = context.request().formAttributes().getAll("Details.Fields").stream()
                .map(JsonObject::new)
                .toList();
        KeptChallenge challenge = new KeptChallenge(app, message, fields, verify.now(), until.get());
        verify.entities().add(challenge);
        Reply.send(context, 201, challenge.json(verify.account(), verify.origin(), verify.now()));
    }

    private static Optional<Instant> until(String asked, Instant now) {
        try {
            return Optional.of(asked.isEmpty() ? now.plus(LIFE) : Instant.parse(asked))
                    .filter(end -> !end.isAfter(now.plus(LONGEST_LIFE)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private void show(RoutingContext context) {
        verify.entities()
                .challenge(param(context, "sid"))
                .filter(one -> one.factor.identity.equals(param(context, "identity")))
                .ifPresentOrElse(
                        one -> Reply.send(context, 200, one.json(verify.account(), verify.origin(), verify.now())),
                        () -> Reply.refuse(context, Refusal.NOT_FOUND));
    }

    private static String param(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static String text(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
