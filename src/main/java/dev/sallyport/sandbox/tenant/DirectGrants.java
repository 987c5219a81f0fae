package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import dev.sallyport.sandbox.tenant.pipeline.ActionPipeline;
import dev.sallyport.sandbox.tenant.pipeline.Decision;
import dev.sallyport.sandbox.tenant.pipeline.Effects;
import dev.sallyport.sandbox.tenant.pipeline.Run;
import dev.sallyport.sandbox.tenant.pipeline.Trigger;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The grants that run the pipeline without a browser, `refresh_token` and `password`: nobody can be sent anywhere.
record DirectGrants(World world, ActionPipeline pipeline, ActionEvents events, TokenReply reply, Clock clock) {
    Future<Map<String, Object>> refresh(Application application, TokenRequest request, IncomingRequest incoming) {
        Grant.Refresh token = world.refreshTokens()
                .look(request.required("refresh_token"))
                .filter(found -> found.grant().clientId().equals(application.clientId()))
                .orElseThrow(() -> OAuthRefusal.invalidGrant("Unknown or invalid refresh token."));
        Grant grant = token.grant();
        User user = world.users().find(grant.userId()).orElseThrow();
        return run(user, events.ofRefresh(user, application, incoming, token))
                .map(effects -> reply.of(grant.refreshed(effects.idTokenClaims(), effects.accessTokenClaims())));
    }

    Future<Map<String, Object>> password(Application application, TokenRequest request, IncomingRequest incoming) {
        User user = world.users().withEmail(request.required("username")).stream()
                .filter(candidate -> candidate.credentials().password().equals(request.required("password")))
                .findFirst()
                .orElseThrow(() -> OAuthRefusal.invalidGrant("Wrong email or password."));
        List<String> scopes = request.scopes();
        return run(user, events.ofPassword(user, application, incoming, scopes))
                .map(effects -> reply.of(new Grant(
                        application.clientId(),
                        user.id(),
                        scopes,
                        null,
                        null,
                        null,
                        clock.instant(),
                        List.of(),
                        effects.idTokenClaims(),
                        effects.accessTokenClaims())));
    }

    private Future<Effects> run(User user, Map<String, Object> event) {
        return pipeline.run(new Run(Trigger.EXECUTE, event, false)).map(decision -> switch (decision) {
            case Decision.Allowed(Effects effects) -> {
                world.apply(user, effects);
                yield effects;
            }
            case Decision.Denied(String reason, Effects effects) -> {
                world.apply(user, effects);
                throw new OAuthRefusal(403, "access_denied", reason);
            }
            case Decision.Redirected _ ->
                throw new OAuthRefusal(403, "interaction_required", "External interaction required");
            case Decision.Failed(String message) -> throw new OAuthRefusal(403, "access_denied", message);
        });
    }
}
