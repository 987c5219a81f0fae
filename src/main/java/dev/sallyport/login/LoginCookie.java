package dev.sallyport.login;

import dev.sallyport.web.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The cookie that ties a login to the browser it began in. Each login has its own, so that tabs do not
/// disturb each other.
@Singleton
final class LoginCookie {
    private final boolean secure;
    private final Duration lifetime;

    LoginCookie(PublicUrl url, LoginConfig config) {
        secure = url.isSecure();
        // Longer than the login, so that its last page can still say that it is over and lead back.
        lifetime = config.lifetime().plus(Duration.ofHours(1));
    }

    NewCookie set(String loginId, HeldSecrets secrets) {
        return new NewCookie.Builder(name(loginId))
                .value(secrets.value())
                .path("/")
                .httpOnly(true)
                .secure(secure)
                // Strict would not arrive with the redirect from Auth0, which is another site.
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(Math.toIntExact(lifetime.toSeconds()))
                .build();
    }

    Optional<HeldSecrets> of(String loginId, HttpHeaders headers) {
        return Optional.ofNullable(cookies(headers).get(name(loginId)))
                .map(Cookie::getValue)
                .map(HeldSecrets::parse);
    }

    /// Whether the request comes from the browser that the login began in.
    boolean fits(Login login, HttpHeaders headers) {
        return of(login.id(), headers).filter(held -> held.open(login)).isPresent();
    }

    /// A header that cannot be read brings no cookie. The parser's exception is to go no further: it quotes the header.
    private static Map<String, Cookie> cookies(HttpHeaders headers) {
        try {
            return headers.getCookies();
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
    }

    /// `__Host-` makes browsers refuse the cookie from a subdomain or over plain HTTP (RFC 6265bis, 4.1.3.2).
    private String name(String loginId) {
        return (secure ? "__Host-sallyport-" : "sallyport-") + loginId;
    }
}
