package dev.sallyport.sandbox.tenant;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `/continue`: where a browser that the Action sent away takes up its login again, once.
///
/// A form from another site arrives without our `SameSite=Lax` cookie. Auth0 sets `None` on https; on a plain loopback
/// address browsers do not agree about that, so such a form is put aside and fetched by the redirect that follows it,
/// which does bring the cookie. The Action sees the POST all the same.
final class ContinueEndpoint {
    private static final String HELD = "held";

    private final World world;
    private final PostLogin postLogin;
    private final RefusalPage refusals;
    private final Pending<Map<String, String>> heldForms;

    ContinueEndpoint(World world, PostLogin postLogin, RefusalPage refusals, Clock clock) {
        this.world = world;
        this.postLogin = postLogin;
        this.refusals = refusals;
        this.heldForms = new Pending<>(Duration.ofMinutes(1), clock);
    }

    void mount(Router router) {
        router.get("/continue").handler(this::get);
        router.post("/continue").handler(this::post);
    }

    private void get(RoutingContext context) {
        IncomingRequest request = IncomingRequest.of(context);
        Optional<Map<String, String>> form =
                Optional.ofNullable(request.query().get(HELD)).flatMap(heldForms::take);
        if (form.isPresent()) {
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.remove(HELD);
            resume(context, request.with(HttpMethod.POST.name(), query, form.get()));
        } else {
            resume(context, request);
        }
    }

    private void post(RoutingContext context) {
        IncomingRequest request = IncomingRequest.of(context);
        if (world.sessions().secretOf(context).isPresent()) {
            resume(context, request);
            return;
        }
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put(HELD, heldForms.put(request.body()));
        context.response()
                .setStatusCode(303)
                .putHeader("Location", Parameters.append("/continue", query))
                .end();
    }

    private void resume(RoutingContext context, IncomingRequest request) {
        Optional<String> state = stateOf(request);
        Optional<SignIn> signIn =
                state.flatMap(world.suspended()::look).filter(waiting -> isOfThisBrowser(context, waiting));
        if (signIn.isPresent() && world.suspended().take(state.orElseThrow()).isPresent()) {
            postLogin.resume(context, signIn.get(), request);
        } else {
            refusals.send(
                    context,
                    400,
                    "invalid_request",
                    "The state is missing, unknown, used before or another browser's.");
        }
    }

    private boolean isOfThisBrowser(RoutingContext context, SignIn waiting) {
        return world.sessions().secretOf(context).equals(Optional.of(waiting.session()));
    }

    /// The state from the form or the query. Two that differ are none.
    private static Optional<String> stateOf(IncomingRequest request) {
        String inBody = request.body().get("state");
        String inQuery = request.query().get("state");
        if (inBody != null && inQuery != null && !Objects.equals(inBody, inQuery)) {
            return Optional.empty();
        }
        return Optional.ofNullable(inBody).or(() -> Optional.ofNullable(inQuery));
    }
}
