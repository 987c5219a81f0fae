package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.support.Reset;
import dev.sallyport.support.ResetReason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ways to a token on which nobody can be sent to the second gate. Covers C1.12 and C1.13.
@QuarkusTest
class NoRedirectAttackTest {
    @Inject
    Scene scene;

    @Inject
    Reset reset;

    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        thief = scene.outsider("wren");
    }

    @Test
    void silentLoginWithoutProofYieldsNothing() {
        thief.passesThePassword();

        scene.assertDenied(thief, thief.authorizes("prompt", "none"));
    }

    @Test
    void silentLoginOfSomebodyWhoIsNotEnrolledYieldsNothing() {
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();

        scene.assertDenied(tomas, tomas.authorizes("prompt", "none"));
    }

    @Test
    void passwordGrantYieldsNothing() {
        Page page = thief.token(passwordGrant());

        assertThat(page.status()).isEqualTo(403);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void passwordGrantYieldsNothing_notEvenBesideAProofOfTheOwners() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        Page callback = owner.hands(Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE))));
        assertThat(callback.parameter("code")).isPresent();

        scene.assertNobodyGotIn(thief, thief.token(passwordGrant()));
    }

    @Test
    void refreshExchangeFollowsThePolicy() {
        thief.arrives();
        Page callback = thief.hands(Outsider.answerOn(thief.types(scene.codeAt(WRENS_PHONE))));
        String refreshToken = thief.exchanges(callback).json().getString("refresh_token");
        Map<String, String> exchange = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
        assertThat(thief.token(exchange).status()).isEqualTo(200);

        scene.knows(
                "wren",
                Map.of(
                        "sallyport",
                        Map.of(
                                "enrolled",
                                true,
                                "rev",
                                2,
                                "not_before",
                                Instant.now().getEpochSecond() + 1)));

        Page afterwards = thief.token(exchange);
        assertThat(afterwards.status()).isEqualTo(403);
        scene.assertNobodyGotIn(thief, afterwards);
    }

    @Test
    void proofFromBeforeAResetAnswersNoSilentLogin() {
        thief.arrives();
        thief.hands(Outsider.answerOn(thief.types(scene.codeAt(WRENS_PHONE))));

        // The pointer counts in seconds: a reset in the second of the proof would not void it.
        long proven = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > proven);
        reset.reset(scene.person("wren"), new ResetReason("stolen"), Duration.ofHours(1))
                .await()
                .atMost(Duration.ofSeconds(10));

        scene.assertDenied(thief, thief.authorizes("prompt", "none"));
    }

    @Test
    void earlierProofDoesNotAnswerAnApplicationThatInsists() {
        thief.arrives();
        thief.hands(Outsider.answerOn(thief.types(scene.codeAt(WRENS_PHONE))));
        assertThat(thief.authorizes("prompt", "none").parameter("code")).isPresent();

        Page again = thief.passesThePassword("prompt", "login");
        assertThat(again.parameter("session_token")).isPresent();
        assertThat(again.parameter("code")).isEmpty();
    }

    private static Map<String, String> passwordGrant() {
        return Map.of("grant_type", "password", "username", "wren@example.com", "password", "wren-opens-gate-1");
    }
}
