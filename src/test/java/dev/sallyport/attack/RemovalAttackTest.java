package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.login.AllFactors;
import dev.sallyport.notice.Delivering;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Grounds;
import dev.sallyport.sandbox.Browser.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody with the password and without the phone, who wants to take a factor from its owner. Covers C6.49.
@QuarkusTest
@TestProfile(AllFactors.class)
class RemovalAttackTest {
    private static final String CHOICE = "Ways that you have";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Authenticator PAPER =
            new Authenticator("wrens-paper", FactorKind.RECOVERY, new Handle("wrens-paper"), null, Instant.EPOCH);

    @Inject
    Scene scene;

    @Inject
    Delivering mails;

    @Inject
    AuthenticatorStore authenticators;

    private Outsider owner;
    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        String phone = held().getFirst().id();
        assertThat(authenticators
                        .activateBeside(scene.person("wren"), PAPER, new Grounds(phone, Instant.now()))
                        .await()
                        .atMost(PATIENCE))
                .isTrue();
        owner = scene.outsider("wren");
        thief = scene.outsider("wren");
    }

    @Test
    void passwordAloneRemovesNothing() {
        assertThat(thief.arrives().body()).contains(CODE_PAGE);

        thief.sends("removal", Map.of("way", PAPER.id()));

        assertThat(thief.looks().body()).contains(CODE_PAGE);
        assertThat(held()).hasSize(2);
        scene.assertNobodyGotIn(thief, thief.looks());
    }

    @Test
    void proofOfTheOwnersLoginRemovesNothingInTheThiefs() {
        thief.arrives();
        assertThat(ownersChoice().body()).contains(CHOICE);

        thief.sends("removal", Map.of("way", PAPER.id()));
        Page elsewhere = thief.browser().post(owner.step() + "/removal", Map.of("way", PAPER.id()));

        assertThat(elsewhere.status()).isIn(400, 403);
        assertThat(held()).hasSize(2);
    }

    @Test
    void factorOfAnotherPersonIsNotRemoved() {
        Outsider tomas = scene.outsider("tomas");
        scene.enrolled("tomas", Scene.THIEFS_PHONE);
        tomas.arrives();
        tomas.sends("code", Map.of("code", scene.codeAt(Scene.THIEFS_PHONE), "then", "add"));
        assertThat(tomas.looks().body()).contains(CHOICE);

        tomas.sends("removal", Map.of("way", PAPER.id()));

        assertThat(held()).hasSize(2);
    }

    @Test
    void ownerIsToldOfWhatWasRemoved() {
        ownersChoice();

        owner.sends("removal", Map.of("way", PAPER.id()));
        mails.now();

        assertThat(held()).extracting(Authenticator::kind).containsExactly(FactorKind.AUTHY);
        assertThat(scene.sandbox()
                        .inbox()
                        .newest("wren@example.com")
                        .orElseThrow()
                        .text())
                .contains("A set of recovery codes was removed from your account", "/not-me?");
    }

    private Page ownersChoice() {
        owner.arrives();
        owner.sends("code", Map.of("code", scene.codeAt(WRENS_PHONE), "then", "add"));
        return owner.looks();
    }

    private List<Authenticator> held() {
        return authenticators.activeOf(scene.person("wren")).await().atMost(PATIENCE);
    }
}
