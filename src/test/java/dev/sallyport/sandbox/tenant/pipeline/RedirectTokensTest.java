package dev.sallyport.sandbox.tenant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.tenant.pipeline.Validation.Refused;
import dev.sallyport.sandbox.tenant.pipeline.Validation.Valid;
import dev.sallyport.testsupport.MutableClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";
    private static final Standing STANDING = new Standing("127.0.0.1:8090", "auth0|wren", "127.0.0.1", "the-state");

    private final MutableClock clock = new MutableClock(NOW);
    private final RedirectTokens tokens = new RedirectTokens(clock);

    @Test
    void requestNamesTenantPersonAndAddressBesideThePayload() {
        JsonObject claims = claims(tokens.encode(SECRET, Map.of("aud", "sallyport", "sub", "someone"), 120, STANDING));

        assertThat(claims.getMap())
                .containsEntry("iss", "127.0.0.1:8090")
                .containsEntry("sub", "auth0|wren")
                .containsEntry("ip", "127.0.0.1")
                .containsEntry("aud", "sallyport")
                .containsEntry("exp", (int) NOW.getEpochSecond() + 120)
                .doesNotContainKey("state");
    }

    @Test
    void answerOfThisPersonAndLoginIsValid() {
        assertThat(tokens.validate(token(answer()), SECRET, STANDING)).isInstanceOf(Valid.class);
    }

    @Test
    void requestIsNoAnswerForItHasNoState() {
        String request = tokens.encode(SECRET, Map.of(), 120, STANDING);

        assertThat(tokens.validate(request, SECRET, STANDING)).isEqualTo(refused("Missing or invalid standard claims"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp", "sub", "iss", "state"})
    void answerWithoutAStandardClaimIsRefused(String missing) {
        JsonObject answer = answer();
        answer.remove(missing);

        assertThat(tokens.validate(token(answer), SECRET, STANDING))
                .isEqualTo(refused("Missing or invalid standard claims"));
    }

    @Test
    void answerOfAnotherPersonIsRefused() {
        String other = token(answer().put("sub", "auth0|tomas"));

        assertThat(tokens.validate(other, SECRET, STANDING))
                .isEqualTo(refused("The sub claim does not match the user_id."));
    }

    @Test
    void answerOfAnotherLoginIsRefused() {
        String other = token(answer().put("state", "another-state"));

        assertThat(tokens.validate(other, SECRET, STANDING))
                .isEqualTo(refused("State in the token does not match the /continue state."));
    }

    @Test
    void expiredAnswerIsRefused() {
        String token = token(answer());
        clock.advance(Duration.ofSeconds(60));

        assertThat(tokens.validate(token, SECRET, STANDING)).isEqualTo(refused("Token has expired."));
    }

    @Test
    void answerUnderAnotherSecretIsRefused() {
        assertThat(tokens.validate(token(answer()), "another-secret-of-thirty-two-bytes!", STANDING))
                .isEqualTo(refused("Failed signature validation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS384", "HS512"})
    void answerUnderAnotherAlgorithmIsRefused(String algorithm) {
        assertThat(tokens.validate(token(answer(), algorithm, "JWT"), SECRET, STANDING))
                .isEqualTo(refused("Failed signature validation"));
    }

    @Test
    void answerOfAnotherTypeIsRefused() {
        assertThat(tokens.validate(token(answer(), AlgorithmIdentifiers.HMAC_SHA256, "at+jwt"), SECRET, STANDING))
                .isEqualTo(refused("Failed signature validation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no token", "a.b.c"})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(tokens.validate(text, SECRET, STANDING)).isEqualTo(refused("Failed signature validation"));
    }

    private static Refused refused(String why) {
        return new Refused("The session token is invalid: " + why);
    }

    private static JsonObject answer() {
        return new JsonObject()
                .put("iss", "http://localhost:8080")
                .put("sub", "auth0|wren")
                .put("iat", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 60)
                .put("state", "the-state");
    }

    private static String token(JsonObject claims) {
        return token(claims, AlgorithmIdentifiers.HMAC_SHA256, "JWT");
    }

    private static String token(JsonObject claims, String algorithm, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setHeader("typ", type);
        signature.setPayload(claims.encode());
        if (!algorithm.equals("none")) {
            signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }
}
