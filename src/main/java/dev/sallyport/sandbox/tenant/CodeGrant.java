package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Grant type `authorization_code`: a code is good once, for the application and the callback that it was made for,
/// with the verifier to its challenge (RFC 7636).
record CodeGrant(World world, TokenReply reply, Clock clock) {
    Map<String, Object> exchange(Application application, TokenRequest request) {
        Grant.Code code = world.codes()
                .take(request.required("code"))
                .filter(found -> found.grant().clientId().equals(application.clientId()))
                .orElseThrow(() -> OAuthRefusal.invalidGrant("Invalid authorization code"));
        if (!code.redirectUri().equals(request.text("redirect_uri").orElse(""))) {
            throw new OAuthRefusal(401, "unauthorized_client", "The redirect URI is wrong.");
        }
        if (!fits(request.text("code_verifier").orElse(null), code.challenge())) {
            throw OAuthRefusal.invalidGrant("Failed to verify code verifier");
        }
        Map<String, Object> tokens = reply.of(code.grant());
        if (code.grant().allows("offline_access") && application.grants().contains("refresh_token")) {
            tokens.put("refresh_token", world.refreshTokens().put(new Grant.Refresh(code.grant(), clock.instant())));
        }
        return tokens;
    }

    private static boolean fits(@Nullable String verifier, @Nullable String challenge) {
        if (verifier == null || challenge == null) {
            return verifier == null && challenge == null;
        }
        return challenge.equals(challengeOf(verifier));
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
