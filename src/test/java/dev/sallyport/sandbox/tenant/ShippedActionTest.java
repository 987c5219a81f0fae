package dev.sallyport.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Action that ships, in the pipeline, with a service that answers what each test wants.
class ShippedActionTest {
    private static final String SERVICE = RunningSandbox.SERVICE.toString();

    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.shipped(Clock.systemUTC());

    private Visitor visitor;

    @BeforeEach
    void open() {
        sandbox.tenant().users().reset();
        visitor = new Visitor(sandbox);
    }

    @Test
    void loginGoesToTheServiceWithASignedRequest() {
        Page away = visitor.logIn("oswald");

        assertThat(away.location()).startsWith(SERVICE + "/login?session_token=");
        assertThat(request(away).getMap())
                .containsEntry("iss", sandbox.host())
                .containsEntry("host", sandbox.host())
                .containsEntry("aud", "sallyport")
                .containsEntry("sub", "auth0|oswald")
                .containsEntry("authy_id", "16350007")
                .containsEntry("enrolled", false)
                .containsKeys("jti", "nonce", "iat", "exp", "ip");
    }

    @Test
    void provenFactorLetsInAndIsRemembered() {
        Page away = visitor.logIn("wren");

        Page back = answer(away, proven(away));

        JsonObject tokens = visitor.exchange(back).json();
        assertThat(Visitor.claims(tokens.getString("id_token")).getMap())
                .containsEntry(SERVICE + "/amr", List.of("otp", "mfa"));
        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();
    }

    @Test
    void proofFromBeforeAResetIsNotRemembered() {
        Page away = visitor.logIn("wren");
        answer(away, proven(away));
        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();

        long later = Clock.systemUTC().instant().getEpochSecond() + 1;
        JsonObject pointer =
                new JsonObject().put("enrolled", true).put("rev", 2).put("not_before", later);
        sandbox.tenant().users().patchAppMetadata("auth0|wren", Map.of("sallyport", pointer.getMap()));

        assertDenied(visitor.authorize("prompt", "none"));
    }

    @Test
    void refreshTokenPasses() {
        Page away = visitor.logIn("wren");
        String refreshToken =
                visitor.exchange(answer(away, proven(away))).json().getString("refresh_token");

        Page refreshed = visitor.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));

        assertThat(refreshed.status()).isEqualTo(200);
    }

    @Test
    void silentLoginBeforeTheProofIsDenied() {
        visitor.logIn("wren");

        assertDenied(visitor.authorize("prompt", "none"));
    }

    @Test
    void passwordGrantIsDenied() {
        Page page = visitor.token(
                Map.of("grant_type", "password", "username", "wren@example.com", "password", "wren-opens-gate-1"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.json().getString("error")).isEqualTo("access_denied");
    }

    @Test
    void continuingWithoutAnAnswerIsDenied() {
        Page away = visitor.logIn("wren");

        assertDenied(visitor.browser().get(sandbox.url("/continue?state=" + state(away))));
    }

    @Test
    void requestIsNoAnswer() {
        Page away = visitor.logIn("wren");

        assertDenied(post(away, away.parameter("session_token").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "purpose, second-factor-refused",
        "purpose, something",
        "class, unknown",
        "nonce, another",
        "iss, http://evil.example",
        "aud, another-tenant",
        "sub, auth0|tomas",
        "state, another",
    })
    void answerThatDoesNotFitIsDenied(String claim, String value) {
        Page away = visitor.logIn("wren");

        assertDenied(answer(away, proven(away).put(claim, value)));
        assertDenied(visitor.authorize("prompt", "none"));
    }

    @Test
    void answerUnderAnotherSecretIsDenied() {
        Page away = visitor.logIn("wren");

        assertDenied(post(away, sign(proven(away), RunningSandbox.REQUEST_SECRET)));
    }

    @Test
    void answerWritesThePointer() {
        Page away = visitor.logIn("oswald");
        JsonObject pointer = new JsonObject().put("enrolled", true).put("rev", 3);

        answer(away, proven(away).put("pointer", pointer));

        assertThat(sandbox.tenant().users().appMetadata("auth0|oswald"))
                .containsEntry("sallyport", pointer.getMap())
                .containsEntry("authyID", "16350007");
    }

    private static JsonObject request(Page away) {
        return Visitor.claims(away.parameter("session_token").orElseThrow());
    }

    private static String state(Page away) {
        return away.parameter("state").orElseThrow();
    }

    private static JsonObject proven(Page away) {
        JsonObject request = request(away);
        long now = Clock.systemUTC().instant().getEpochSecond();
        return new JsonObject()
                .put("iss", SERVICE)
                .put("aud", request.getString("iss"))
                .put("sub", request.getString("sub"))
                .put("jti", request.getString("jti"))
                .put("nonce", request.getString("nonce"))
                .put("state", state(away))
                .put("iat", now)
                .put("exp", now + 60)
                .put("purpose", "second-factor")
                .put("factor", "authy")
                .put("class", "otp")
                .put("amr", List.of("otp", "mfa"))
                .put("auth_time", now);
    }

    private Page answer(Page away, JsonObject claims) {
        return post(away, sign(claims, RunningSandbox.ANSWER_SECRET));
    }

    private Page post(Page away, String token) {
        return visitor.browser().post(sandbox.url("/continue"), Map.of("state", state(away), "session_token", token));
    }

    private static String sign(JsonObject claims, String secret) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setHeader("typ", "JWT");
        signature.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
        signature.setPayload(claims.encode());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertDenied(Page page) {
        assertThat(page.location()).startsWith(visitor.callback());
        assertThat(page.parameter("error")).hasValue("access_denied");
        assertThat(page.parameter("code")).isEmpty();
    }
}
