package dev.sallyport.sandbox.demo;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// Logins that the application began. What it must remember of one lies in a cookie of the browser, so that it survives
/// a restart.
final class Attempts {
    private static final String COOKIE = "paper-kite";

    private final SecureRandom random = new SecureRandom();

    /// What one login must come back with.
    ///
    /// @param verifier the secret of PKCE (RFC 7636)
    record Attempt(String state, String nonce, String verifier) {
        String challenge() {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return "Attempt[masked]";
        }
    }

    Attempt begin(RoutingContext context) {
        Attempt attempt = new Attempt(random(), random(), random());
        context.response()
                .addCookie(cookie(attempt.state() + "." + attempt.nonce() + "." + attempt.verifier())
                        .setMaxAge(3_600));
        return attempt;
    }

    /// The attempt that this browser began and that `state` answers; it is over then.
    Optional<Attempt> finish(RoutingContext context, String state) {
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        context.response().addCookie(cookie("").setMaxAge(0));
        String[] parts = cookie.getValue().split("\\.", -1);
        return parts.length == 3 && parts[0].equals(state)
                ? Optional.of(new Attempt(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    private static Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value).setPath("/app").setHttpOnly(true).setSameSite(CookieSameSite.LAX);
    }

    private String random() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
