package dev.sallyport.sandbox.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an application may have tokens for.
///
/// @param audience the API asked for, beside the tenant's own `/userinfo`
/// @param sid the session that it comes from; null for a password grant
/// @param idTokenClaims what the Action added
/// @param accessTokenClaims what the Action added
record Grant(
        String clientId,
        String userId,
        List<String> scopes,
        @Nullable String audience,
        @Nullable String nonce,
        @Nullable String sid,
        Instant authenticatedAt,
        List<Session.Method> methods,
        Map<String, @Nullable Object> idTokenClaims,
        Map<String, @Nullable Object> accessTokenClaims) {

    /// A code that waits to be exchanged, by the application that knows the verifier, at the same callback.
    record Code(Grant grant, String redirectUri, @Nullable String challenge) {}

    record Refresh(Grant grant, Instant createdAt) {}

    /// The same with the claims of a new run of the Action. A refreshed ID token has no nonce.
    Grant refreshed(Map<String, @Nullable Object> idToken, Map<String, @Nullable Object> accessToken) {
        return new Grant(clientId, userId, scopes, audience, null, sid, authenticatedAt, methods, idToken, accessToken);
    }

    boolean allows(String scope) {
        return scopes.contains(scope);
    }
}
