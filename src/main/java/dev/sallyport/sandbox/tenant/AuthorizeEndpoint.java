package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// `/authorize`: sends the browser to the login page, or straight on if it has a session that will do.
final class AuthorizeEndpoint {
    private final World world;
    private final Issuer issuer;
    private final PostLogin postLogin;
    private final RefusalPage refusals;
    private final Clock clock;

    AuthorizeEndpoint(World world, Issuer issuer, PostLogin postLogin, RefusalPage refusals, Clock clock) {
        this.world = world;
        this.issuer = issuer;
        this.postLogin = postLogin;
        this.refusals = refusals;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/authorize").handler(this::authorize);
    }

    private void authorize(RoutingContext context) {
        AuthorizationRequest request = new AuthorizationRequest(Parameters.of(context.queryParams()));
        Optional<Application> application = world.clients().find(request.clientId());
        if (application.isEmpty()) {
            refusals.send(context, 403, "unknown_client", "Unknown client: " + request.clientId());
            return;
        }
        // Nobody is sent to an address that is not registered, not even with an error.
        if (!application.get().callbacks().contains(request.redirectUri())) {
            refusals.send(
                    context,
                    403,
                    "Callback URL mismatch.",
                    "The provided redirect_uri is not in the list of allowed callback URLs: " + request.redirectUri());
            return;
        }
        defect(request, application.get())
                .ifPresentOrElse(
                        defect -> Callback.error(context, request, defect.error(), defect.description()),
                        () -> proceed(context, request));
    }

    private record Defect(String error, String description) {}

    private Optional<Defect> defect(AuthorizationRequest request, Application application) {
        if (request.text("response_type").isEmpty()) {
            return defect("invalid_request", "Missing required parameter: response_type");
        }
        if (!request.text("response_type").equals(Optional.of("code"))) {
            return defect("unsupported_response_type", "Unsupported response type");
        }
        if (!request.text("response_mode").orElse("query").equals("query")) {
            return defect("invalid_request", "Unsupported response mode");
        }
        if (!application.grants().contains("authorization_code")) {
            return defect("unauthorized_client", "Grant type 'authorization_code' not allowed for the client.");
        }
        if (request.text("code_challenge").isPresent()
                && !request.text("code_challenge_method").equals(Optional.of("S256"))) {
            return defect("invalid_request", "Unsupported code_challenge_method");
        }
        return request.text("audience")
                .filter(audience -> !issuer.guards(audience))
                .flatMap(audience -> defect("access_denied", "Service not found: " + audience));
    }

    private static Optional<Defect> defect(String error, String description) {
        return Optional.of(new Defect(error, description));
    }

    private void proceed(RoutingContext context, AuthorizationRequest request) {
        Optional<String> session = world.sessions().secretOf(context).filter(secret -> isYoungEnough(secret, request));
        if (request.prompts("none")) {
            session.ifPresentOrElse(
                    secret -> postLogin.begin(context, SignIn.of(request).in(secret)),
                    () -> Callback.error(context, request, "login_required", "Login required"));
        } else if (session.isPresent() && !request.prompts("login")) {
            postLogin.begin(context, SignIn.of(request).in(session.get()));
        } else {
            String state = world.beforePassword().put(SignIn.of(request));
            Callback.redirect(context, Parameters.append("/u/login", Map.of("state", state)));
        }
    }

    private boolean isYoungEnough(String secret, AuthorizationRequest request) {
        Optional<Duration> limit = request.text("max_age")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return limit.isEmpty()
                || world.sessions()
                        .find(secret)
                        .filter(session -> session.since().plus(limit.get()).isAfter(clock.instant()))
                        .isPresent();
    }
}
