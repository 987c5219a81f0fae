package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// `/oauth/token`: who asks, by which grant, and the answer as JSON.
final class TokenEndpoint {
    private final World world;
    private final CodeGrant codes;
    private final DirectGrants direct;
    private final ClientGrant clients;

    TokenEndpoint(World world, CodeGrant codes, DirectGrants direct, ClientGrant clients) {
        this.world = world;
        this.codes = codes;
        this.direct = direct;
        this.clients = clients;
    }

    void mount(Router router) {
        router.post("/oauth/token").handler(this::exchange).failureHandler(TokenEndpoint::refuse);
    }

    private void exchange(RoutingContext context) {
        TokenRequest request = TokenRequest.of(context);
        String grantType = request.required("grant_type");
        Application application = world.clients()
                .authenticated(
                        request.required("client_id"),
                        request.text("client_secret").orElse(""))
                .orElseThrow(() -> new OAuthRefusal(401, "access_denied", "Unauthorized"));
        if (!application.grants().contains(grantType)) {
            throw new OAuthRefusal(
                    403, "unauthorized_client", "Grant type '" + grantType + "' not allowed for the client.");
        }
        IncomingRequest incoming = IncomingRequest.of(context);
        answer(grantType, application, request, incoming)
                .onSuccess(tokens -> send(context, 200, tokens))
                .onFailure(context::fail);
    }

    private Future<Map<String, Object>> answer(
            String grantType, Application application, TokenRequest request, IncomingRequest incoming) {
        return switch (grantType) {
            case "authorization_code" -> Future.succeededFuture(codes.exchange(application, request));
            case "client_credentials" -> Future.succeededFuture(clients.exchange(application, request));
            case "refresh_token" -> direct.refresh(application, request, incoming);
            case "password" -> direct.password(application, request, incoming);
            default -> throw new OAuthRefusal(403, "unsupported_grant_type", "Unsupported grant type: " + grantType);
        };
    }

    private static void refuse(RoutingContext context) {
        if (context.failure() instanceof OAuthRefusal refusal) {
            send(
                    context,
                    refusal.status(),
                    Map.of("error", refusal.error(), "error_description", refusal.description()));
        } else {
            context.next();
        }
    }

    private static void send(RoutingContext context, int status, Map<String, Object> body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Json.encode(body));
    }
}
