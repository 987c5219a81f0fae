package dev.sallyport.token;

import dev.sallyport.web.PublicUrl;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Signs answers (HS256, as Auth0's `validateToken` demands). Each is good for a minute, and only for the login that
/// asked: it repeats the request's `jti` and `nonce` and the `state` of the suspended transaction.
@Singleton
public final class AnswerMinter {
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final Tenant tenant;
    private final String issuer;
    private final Clock clock;

    AnswerMinter(Tenant tenant, PublicUrl url, Clock clock) {
        this.tenant = tenant;
        this.issuer = url.value().toString();
        this.clock = clock;
    }

    public String mint(LoginRequest request, String state, Answer answer) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = Jwt.claims(content(answer))
                .issuer(issuer)
                .subject(request.person().subject())
                .audience(request.person().issuer())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("jti", request.jti())
                .claim("nonce", request.nonce())
                .claim("state", state);
        return claims.jws().header("typ", "JWT").signWithSecret(tenant.answerSecret());
    }

    private static Map<String, Object> content(Answer answer) {
        Map<String, Object> content = new LinkedHashMap<>();
        switch (answer) {
            case Answer.Proven proven -> {
                content.put("purpose", "second-factor");
                content.put("factor", proven.factor());
                content.put("class", proven.proofClass());
                content.put("acr", proven.acr());
                content.put("amr", proven.amr());
                content.put("auth_time", proven.at().getEpochSecond());
                if (proven.pointer() != null) {
                    content.put("pointer", proven.pointer());
                }
            }
            case Answer.Refused refused -> {
                content.put("purpose", "second-factor-refused");
                content.put("reason", refused.reason());
            }
        }
        return content;
    }
}
