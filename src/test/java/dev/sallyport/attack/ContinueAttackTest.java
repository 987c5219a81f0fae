package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.attack.Outsider.Answer;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.RequestToken;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Going to the tenant's `/continue` without the answer to this very login. Covers C1.8 to C1.10.
@QuarkusTest
class ContinueAttackTest {
    @Inject
    Scene scene;

    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        thief = scene.outsider("wren");
    }

    @Test
    void continueWithTheRightStateAndNoTokenYieldsNoTokens() {
        Page away = thief.passesThePassword();
        String state = away.parameter("state").orElseThrow();

        scene.assertDenied(
                thief, thief.browser().get(Outsider.answerTo(away, "").address() + "?state=" + state));
    }

    @Test
    void continueWithAnEmptyTokenYieldsNoTokens() {
        Page away = thief.passesThePassword();

        scene.assertDenied(thief, thief.hands(Outsider.answerTo(away, "")));
    }

    @Test
    void unenrolledUserWhoGoesStraightToContinueIsDenied() {
        Outsider tomas = scene.outsider("tomas");
        Page away = tomas.passesThePassword();
        tomas.arrives(away);

        scene.assertDenied(tomas, tomas.hands(Outsider.answerTo(away, "")));
        assertThat(scene.isEnrolled("tomas")).isFalse();
    }

    @Test
    void requestTokenIsNoAnswer() {
        Page away = thief.passesThePassword();

        scene.assertDenied(
                thief,
                thief.hands(
                        Outsider.answerTo(away, away.parameter("session_token").orElseThrow())));
    }

    @Test
    void answerOfUserAAtUserBsContinueIsDenied() {
        scene.enrolled("tomas", Scene.THIEFS_PHONE);
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();
        Answer tomasAnswer = Outsider.answerOn(tomas.types(scene.codeAt(Scene.THIEFS_PHONE)));
        Page away = thief.passesThePassword();

        scene.assertDenied(thief, thief.hands(Outsider.answerTo(away, tomasAnswer.token())));
    }

    @Test
    void answerOfLoginOneAtLoginTwoIsDenied() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        Answer ownersAnswer = Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE)));
        Page away = thief.passesThePassword();

        scene.assertDenied(thief, thief.hands(Outsider.answerTo(away, ownersAnswer.token())));
    }

    @Test
    void answerOfLoginOneWithItsOwnStateIsNoUseInAnotherBrowser() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        Answer ownersAnswer = Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE)));
        thief.passesThePassword();

        Page page = thief.hands(ownersAnswer);

        assertThat(page.status()).isEqualTo(400);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void replayedAnswerIsDenied() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        Answer used = Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE)));
        assertThat(owner.hands(used).parameter("code")).isPresent();

        assertThat(owner.hands(used).status()).isEqualTo(400);
        Page away = thief.passesThePassword();
        scene.assertDenied(thief, thief.hands(Outsider.answerTo(away, used.token())));
    }

    @Test
    void loginIsDecidedOnce() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        Answer answer = Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE)));

        for (int i = 0; i < 3; i++) {
            owner.hands(answer);
        }

        assertThat(scene.sandbox()
                        .tenant()
                        .users()
                        .find("auth0|wren")
                        .orElseThrow()
                        .logins())
                .isEqualTo(1);
    }

    @Test
    void deniedLoginIsNotDecidedAnew() {
        Page away = thief.passesThePassword();
        thief.arrives(away);
        thief.hands(Outsider.answerTo(away, ""));

        Page page = thief.hands(Outsider.answerOn(thief.types(scene.codeAt(WRENS_PHONE))));

        assertThat(page.status()).isEqualTo(400);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void refusalIsNoProof() {
        thief.arrives();
        thief.sends("cancel", Map.of());

        scene.assertDenied(thief, thief.hands(Outsider.answerOn(thief.looks())));
    }

    @Test
    void refusalTurnedIntoAProofByHandIsDenied() {
        assertSpoiltRefusalIsDenied(ContinueAttackTest::turnedIntoAProof);
    }

    @Test
    void unsignedAnswerIsDenied() {
        String header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");

        assertSpoiltRefusalIsDenied(
                refusal -> header + "." + turnedIntoAProof(refusal).split("\\.", -1)[1] + ".");
    }

    @Test
    void answerUnderTheRequestsSecretIsDenied() {
        assertSpoiltRefusalIsDenied(refusal -> signed(turnedIntoAProof(refusal), RequestToken.SECRET));
    }

    @Test
    void stateOfAnotherLoginBesideTheRightAnswerIsRefused() {
        thief.arrives();
        Answer answer = Outsider.answerOn(thief.types(scene.codeAt(WRENS_PHONE)));
        Answer elsewhere = new Answer(answer.address(), answer.token(), answer.state() + "x");

        Page page = thief.hands(elsewhere);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.parameter("code")).isEmpty();
    }

    private void assertSpoiltRefusalIsDenied(UnaryOperator<String> spoil) {
        thief.arrives();
        thief.sends("cancel", Map.of());
        Answer refusal = Outsider.answerOn(thief.looks());

        scene.assertDenied(thief, thief.hands(refusal.with(spoil.apply(refusal.token()))));
    }

    private static String turnedIntoAProof(String refusal) {
        String[] parts = refusal.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace("second-factor-refused", "second-factor")
                .replace("\"reason\":", "\"class\":\"otp\",\"amr\":[\"otp\"],\"auth_time\":1,\"reason\":");
        return parts[0] + "." + encoded(claims) + "." + parts[2];
    }

    private static String signed(String token, String secret) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setHeader("typ", "JWT");
        signature.setKey(new HmacKey(secret.getBytes(UTF_8)));
        signature.setPayload(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
