package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import dev.sallyport.sandbox.tenant.pipeline.ActionPipeline;
import dev.sallyport.sandbox.tenant.pipeline.Decision;
import dev.sallyport.sandbox.tenant.pipeline.Effects;
import dev.sallyport.sandbox.tenant.pipeline.Run;
import dev.sallyport.sandbox.tenant.pipeline.Trigger;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// What happens to a browser's login after the password: the Action decides, and its decision is carried out.
///
/// The session exists by then. That is Auth0's way too, and the reason why an Action must not let `prompt=none` pass.
final class PostLogin {
    private final World world;
    private final ActionPipeline pipeline;
    private final ActionEvents events;

    PostLogin(World world, ActionPipeline pipeline, ActionEvents events) {
        this.world = world;
        this.pipeline = pipeline;
        this.events = events;
    }

    /// Everything about one run that its decision needs.
    private record Subject(SignIn signIn, User user, Session session) {}

    void begin(RoutingContext context, SignIn signIn) {
        // The Action sees what the application asked for, also when the browser comes from the login page.
        IncomingRequest request =
                IncomingRequest.of(context).with("GET", signIn.request().parameters(), Map.of());
        run(context, signIn, request, Trigger.EXECUTE);
    }

    void resume(RoutingContext context, SignIn signIn, IncomingRequest request) {
        run(context, signIn, request, Trigger.CONTINUE);
    }

    private void run(RoutingContext context, SignIn signIn, IncomingRequest request, Trigger trigger) {
        Session session = world.sessions().find(signIn.session()).orElseThrow();
        User user = world.users().find(session.userId()).orElseThrow();
        Application application =
                world.clients().find(signIn.request().clientId()).orElseThrow();
        boolean canRedirect = !signIn.request().prompts("none");
        Map<String, Object> event = events.ofBrowser(signIn, user, application, session, request);
        Subject subject = new Subject(signIn, user, session);
        pipeline.run(new Run(trigger, event, canRedirect))
                .map(decision -> {
                    carryOut(context, subject, decision);
                    return decision;
                })
                .onFailure(context::fail);
    }

    private void carryOut(RoutingContext context, Subject subject, Decision decision) {
        AuthorizationRequest request = subject.signIn().request();
        switch (decision) {
            case Decision.Allowed(Effects effects) -> allow(context, subject, effects);
            case Decision.Denied(String reason, Effects effects) -> {
                world.apply(subject.user(), effects);
                Callback.error(context, request, "access_denied", reason);
            }
            case Decision.Redirected(String url, Effects effects) -> suspend(context, subject, url, effects);
            case Decision.Failed(String message) -> Callback.error(context, request, "access_denied", message);
        }
    }

    private void allow(RoutingContext context, Subject subject, Effects effects) {
        world.apply(subject.user(), effects);
        world.sessions().record(subject.signIn().session(), effects.methods());
        world.users().countLogin(subject.user().id());
        AuthorizationRequest request = subject.signIn().request();
        Grant grant = new Grant(
                request.clientId(),
                subject.user().id(),
                request.words("scope"),
                request.orNull("audience"),
                request.orNull("nonce"),
                subject.session().id(),
                subject.session().since(),
                world.sessions()
                        .find(subject.signIn().session())
                        .map(Session::methods)
                        .orElse(subject.session().methods()),
                effects.idTokenClaims(),
                effects.accessTokenClaims());
        String code = world.codes().put(new Grant.Code(grant, request.redirectUri(), request.orNull("code_challenge")));
        Callback.code(context, request, code);
    }

    private void suspend(RoutingContext context, Subject subject, String url, Effects effects) {
        world.apply(subject.user(), effects);
        AuthorizationRequest request = subject.signIn().request();
        if (request.prompts("none")) {
            Callback.error(context, request, "interaction_required", "External interaction required");
            return;
        }
        String state = world.suspended().put(subject.signIn().with(effects.transactionMetadata()));
        Callback.redirect(context, Parameters.append(url, Map.of("state", state)));
    }
}
