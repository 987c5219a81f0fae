package dev.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.person.Person;
import dev.sallyport.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Covers C1.8 and C1.9.
class AnswerMinterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String SECRET = "an-answer-secret-of-at-least-32-bytes";
    private static final LoginRequest REQUEST = new LoginRequest(
            "the-jti",
            "the-nonce",
            new Person("acme.eu.auth0.com", "auth0|ada"),
            "login.acme.example",
            new LoginRequest.Client("paper-kite", "Paper Kite"),
            null,
            null,
            List.of(),
            null,
            false,
            0,
            null,
            false);

    private final AnswerMinter minter = new AnswerMinter(
            new Tenant(new ExplicitTenantConfig("acme.eu.auth0.com", Set.of("acme.eu.auth0.com"), List.of(), SECRET)),
            new PublicUrl(Optional.of("https://mfa.acme.example/")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void answerIsBoundToTheLoginThatAsked() throws Exception {
        String token = minter.mint(REQUEST, "st/at+e=", aProof(null));

        JwtClaims claims = claimsOf(token);
        assertThat(claims.getIssuer()).isEqualTo("https://mfa.acme.example");
        assertThat(claims.getAudience()).containsExactly("acme.eu.auth0.com");
        assertThat(claims.getSubject()).isEqualTo("auth0|ada");
        assertThat(claims.getJwtId()).isEqualTo("the-jti");
        assertThat(claims.getStringClaimValue("nonce")).isEqualTo("the-nonce");
        assertThat(claims.getStringClaimValue("state")).isEqualTo("st/at+e=");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 60);
    }

    @Test
    void proofSaysWhatWasProvenAndWhen() throws Exception {
        JwtClaims claims = claimsOf(minter.mint(REQUEST, "state", aProof(null)));

        assertThat(claims.getStringClaimValue("purpose")).isEqualTo("second-factor");
        assertThat(claims.getStringClaimValue("factor")).isEqualTo("authy");
        assertThat(claims.getStringClaimValue("class")).isEqualTo("otp");
        assertThat(claims.getStringListClaimValue("amr")).containsExactly("otp", "mfa");
        assertThat(claims.getClaimValue("auth_time"))
                .isEqualTo(NOW.minusSeconds(3).getEpochSecond());
        assertThat(claims.hasClaim("pointer")).isFalse();
    }

    @Test
    void pointerTravelsWithTheProof() throws Exception {
        Map<String, Object> pointer = Map.of("rev", 3L, "factors", List.of("authy"));

        JwtClaims claims = claimsOf(minter.mint(REQUEST, "state", aProof(pointer)));

        assertThat(claims.getClaimValue("pointer")).isEqualTo(pointer);
    }

    @Test
    void refusalProvesNothing() throws Exception {
        JwtClaims claims = claimsOf(minter.mint(REQUEST, "state", new Answer.Refused("cancelled")));

        assertThat(claims.getStringClaimValue("purpose")).isEqualTo("second-factor-refused");
        assertThat(claims.getStringClaimValue("reason")).isEqualTo("cancelled");
        assertThat(claims.hasClaim("class")).isFalse();
        assertThat(claims.hasClaim("amr")).isFalse();
    }

    private static Answer aProof(@Nullable Map<String, Object> pointer) {
        return new Answer.Proven("authy", "otp", "urn:acr", List.of("otp", "mfa"), NOW.minusSeconds(3), pointer);
    }

    private static JwtClaims claimsOf(String token) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getAlgorithmHeaderValue()).isEqualTo("HS256");
        assertThat(signature.getHeader("typ")).isEqualTo("JWT");
        return JwtClaims.parse(signature.getPayload());
    }
}
