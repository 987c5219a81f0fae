package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// Both ways to log out of the tenant: Auth0's own, `/v2/logout`, and OpenID Connect's, `/oidc/logout`. The session
/// ends in any case; the browser is sent on only to an address that is registered for the application.
record LogoutEndpoint(World world, SigningKey key, Issuer issuer, RefusalPage refusals) {
    void mount(Router router) {
        router.get("/v2/logout").handler(this::auth0);
        router.get("/oidc/logout").handler(this::openId);
    }

    private void auth0(RoutingContext context) {
        Map<String, String> query = Parameters.of(context.queryParams());
        leave(
                context,
                Optional.ofNullable(query.get("client_id")),
                Optional.ofNullable(query.get("returnTo")),
                Map.of());
    }

    private void openId(RoutingContext context) {
        Map<String, String> query = Parameters.of(context.queryParams());
        Optional<String> clientId = Optional.ofNullable(query.get("client_id"))
                .or(() -> Optional.ofNullable(query.get("id_token_hint")).flatMap(this::clientOf));
        String state = query.get("state");
        leave(
                context,
                clientId,
                Optional.ofNullable(query.get("post_logout_redirect_uri")),
                state == null ? Map.of() : Map.of("state", state));
    }

    private void leave(
            RoutingContext context,
            Optional<String> clientId,
            Optional<String> target,
            Map<String, String> parameters) {
        world.sessions().end(context);
        if (target.isEmpty()) {
            context.response().putHeader("Content-Type", "text/plain").end("OK");
            return;
        }
        boolean isRegistered = clientId.flatMap(world.clients()::find)
                .filter(application -> application.logoutUrls().contains(target.get()))
                .isPresent();
        if (isRegistered) {
            Callback.redirect(
                    context, parameters.isEmpty() ? target.get() : Parameters.append(target.get(), parameters));
        } else {
            refusals.send(
                    context,
                    400,
                    "invalid_request",
                    "The address to return to is not in the list of allowed logout URLs: " + target.get());
        }
    }

    private Optional<String> clientOf(String idToken) {
        try {
            List<String> audience = key.recognised(idToken, issuer.url()).getAudience();
            return audience.stream().findFirst();
        } catch (InvalidJwtException | MalformedClaimException _) {
            return Optional.empty();
        }
    }
}
