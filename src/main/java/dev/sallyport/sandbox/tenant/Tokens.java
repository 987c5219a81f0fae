package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// Mints and reads the tenant's own tokens. Claims of the Action come first, so that none can overwrite a standard one.
final class Tokens {
    static final Duration ACCESS_LIFETIME = Duration.ofDays(1);
    private static final Duration ID_LIFETIME = Duration.ofHours(10);

    private final SigningKey key;
    private final Issuer issuer;
    private final Clock clock;

    Tokens(SigningKey key, Issuer issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// What a bearer token turned out to be.
    sealed interface Bearer {
        record Valid(JwtClaims claims) implements Bearer {}

        record Expired() implements Bearer {}

        record Invalid() implements Bearer {}
    }

    String idToken(Grant grant, User user) {
        JwtClaims claims = begin(grant.idTokenClaims(), ID_LIFETIME);
        profile(grant.scopes(), user).forEach(claims::setClaim);
        claims.setSubject(user.id());
        claims.setAudience(grant.clientId());
        claims.setClaim("auth_time", grant.authenticatedAt().getEpochSecond());
        setIfPresent(claims, "sid", grant.sid());
        setIfPresent(claims, "nonce", grant.nonce());
        return key.sign(claims);
    }

    String accessToken(Grant grant) {
        JwtClaims claims = begin(grant.accessTokenClaims(), ACCESS_LIFETIME);
        claims.setSubject(grant.userId());
        List<String> audiences = new ArrayList<>();
        if (grant.audience() != null) {
            audiences.add(grant.audience());
        }
        audiences.add(issuer.userinfo());
        claims.setAudience(audiences);
        claims.setClaim("azp", grant.clientId());
        claims.setClaim("scope", String.join(" ", grant.scopes()));
        return key.sign(claims);
    }

    String clientToken(Application application, String audience, List<String> scopes) {
        JwtClaims claims = begin(Map.of(), ACCESS_LIFETIME);
        claims.setSubject(application.clientId() + "@clients");
        claims.setAudience(audience);
        claims.setClaim("azp", application.clientId());
        claims.setClaim("scope", String.join(" ", scopes));
        claims.setClaim("gty", "client-credentials");
        return key.sign(claims);
    }

    Bearer read(String token, List<String> audiences) {
        try {
            return new Bearer.Valid(
                    key.verified(token, issuer.url(), clock.instant(), audiences.toArray(String[]::new)));
        } catch (InvalidJwtException e) {
            return e.hasExpired() ? new Bearer.Expired() : new Bearer.Invalid();
        }
    }

    /// The claims about the person that the granted scopes let an application see.
    static Map<String, Object> profile(List<String> scopes, User user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.id());
        if (scopes.contains("profile")) {
            claims.put("name", user.profile().name());
            claims.put("nickname", user.profile().nickname());
            claims.put("picture", user.profile().picture());
            claims.put("locale", user.profile().locale());
        }
        if (scopes.contains("email")) {
            claims.put("email", user.credentials().email());
            claims.put("email_verified", true);
        }
        return claims;
    }

    private JwtClaims begin(Map<String, @Nullable Object> custom, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        custom.forEach((name, value) -> setIfPresent(claims, name, value));
        long now = clock.instant().getEpochSecond();
        claims.setIssuer(issuer.url());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetime.toSeconds()));
        return claims;
    }

    private static void setIfPresent(JwtClaims claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.setClaim(name, value);
        }
    }
}
