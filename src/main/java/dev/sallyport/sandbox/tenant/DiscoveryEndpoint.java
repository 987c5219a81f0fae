package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client may look up about the tenant: its endpoints and its key.
record DiscoveryEndpoint(Issuer issuer, SigningKey key) {
    void mount(Router router) {
        router.get("/.well-known/openid-configuration").handler(this::configuration);
        router.get("/.well-known/jwks.json").handler(this::keys);
    }

    private void configuration(RoutingContext context) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer.url());
        configuration.put("authorization_endpoint", issuer.origin() + "/authorize");
        configuration.put("token_endpoint", issuer.origin() + "/oauth/token");
        configuration.put("userinfo_endpoint", issuer.userinfo());
        configuration.put("jwks_uri", issuer.origin() + "/.well-known/jwks.json");
        configuration.put("end_session_endpoint", issuer.origin() + "/oidc/logout");
        configuration.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("response_modes_supported", List.of("query"));
        configuration.put(
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "client_credentials", "password"));
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        configuration.put(
                "claims_supported",
                List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "name", "nickname", "picture", "email"));
        context.json(configuration);
    }

    private void keys(RoutingContext context) {
        context.json(Map.of("keys", List.of(key.publicKey())));
    }
}
