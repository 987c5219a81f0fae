package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The record of what was sent, newest first: one page of it, by some of the filters that Twilio has.
final class AttemptRoutes {
    static final String PATH = "/v2/Attempts";

    private static final int USUAL_SIZE = 50;
    private static final int MOST = 1000;

    private final Verify verify;

    AttemptRoutes(Verify verify) {
        this.verify = verify;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.get(PATH + "/:sid").handler(this::show);
    }

    private void list(RoutingContext context) {
        verify.countAsking();
        String verification = asked(context, "VerificationSid");
        String size = asked(context, "PageSize");
        if (!verification.matches("(VE[0-9a-fA-F]{32})?") || !size.matches("[0-9]{0,4}")) {
            Reply.refuse(context, Refusal.INVALID_PARAMETER);
            return;
        }
        int most = size.isEmpty() ? USUAL_SIZE : Math.clamp(Integer.parseInt(size), 1, MOST);
        List<JsonObject> found = attempts()
                .filter(one -> fits(verification, one.verification().sid))
                .filter(one -> fits(asked(context, "ChannelData.To"), one.verification().to))
                .filter(one -> fits(asked(context, "Channel"), one.sending().channel()))
                .filter(one -> fits(
                        asked(context, "VerifyServiceSid"), verify.account().service()))
                .limit(most)
                .map(this::json)
                .toList();
        Reply.send(
                context,
                200,
                new JsonObject()
                        .put("attempts", new JsonArray(found))
                        .put("meta", meta(context.request().uri(), most)));
    }

    private void show(RoutingContext context) {
        String sid = Objects.requireNonNull(context.pathParam("sid"));
        attempts()
                .filter(one -> one.sending().sid().equals(sid))
                .findFirst()
                .ifPresentOrElse(
                        found -> Reply.send(context, 200, json(found)), () -> Reply.refuse(context, Refusal.NOT_FOUND));
    }

    private Stream<Attempt> attempts() {
        return verify.verifications().attempts().stream();
    }

    private JsonObject json(Attempt attempt) {
        return attempt.json(verify.account(), verify.origin(), verify.now());
    }

    private JsonObject meta(String asked, int size) {
        return new JsonObject()
                .put("key", "attempts")
                .put("page", 0)
                .put("page_size", size)
                .put("first_page_url", verify.origin() + asked)
                .putNull("previous_page_url")
                .put("url", verify.origin() + asked)
                .putNull("next_page_url");
    }

    private static boolean fits(String wanted, String is) {
        return wanted.isEmpty() || wanted.equals(is);
    }

    private static String asked(RoutingContext context, String name) {
        return context.request().getParam(name, "");
    }
}
