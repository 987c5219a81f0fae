package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import java.util.List;
import java.util.Map;

/// Grant type `client_credentials`: a token for the Management API.
record ClientGrant(Tokens tokens, Issuer issuer) {
    Map<String, Object> exchange(Application application, TokenRequest request) {
        String audience = request.required("audience");
        if (!issuer.managementAudiences().contains(audience)) {
            throw new OAuthRefusal(403, "access_denied", "Service not found: " + audience);
        }
        if (application.scopes().isEmpty()) {
            throw new OAuthRefusal(403, "access_denied", "Client is not authorized to access \"" + audience + "\".");
        }
        List<String> wanted = request.scopes();
        List<String> scopes = application.scopes().stream()
                .filter(scope -> wanted.isEmpty() || wanted.contains(scope))
                .sorted()
                .toList();
        return Map.of(
                "access_token", tokens.clientToken(application, audience, scopes),
                "scope", String.join(" ", scopes),
                "expires_in", Tokens.ACCESS_LIFETIME.toSeconds(),
                "token_type", "Bearer");
    }
}
