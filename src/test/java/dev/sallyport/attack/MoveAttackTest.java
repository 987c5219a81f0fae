package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.login.MovingToVerify;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.support.Reset;
import dev.sallyport.support.ResetReason;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody with the password and without the phone, while people are moved from Authy to Twilio Verify; and whatever
/// may go wrong in the middle of a move.
@QuarkusTest
@TestProfile(MovingToVerify.class)
class MoveAttackTest {
    private static final String MOVING = "We are moving away from Authy";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Scene scene;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Reset reset;

    private Outsider owner;
    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        owner = scene.outsider("wren");
        thief = scene.outsider("wren");
    }

    @Test
    void nobodyIsMovedWithoutAnAuthyProof() {
        thief.arrives();

        thief.sends("factor", Map.of("kind", "verify"));
        Page page = thief.entersPhone(THIEFS_PHONE);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(MOVING);
        assertThat(scene.sandbox().verify().sent("+1" + THIEFS_PHONE)).isZero();
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void moveOfTheOwnersLoginIsNotTheThiefs() {
        thief.arrives();
        owner.arrives();
        assertThat(owner.types(scene.codeAt(WRENS_PHONE)).body()).contains(MOVING);

        Page page = thief.types(verifyCodeAt(WRENS_PHONE));

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(MOVING).doesNotContain(THROUGH);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void codeToAnotherNumberThanTheOneThatIsShownMovesNobody() {
        owner.arrives();
        owner.types(scene.codeAt(WRENS_PHONE));
        Outsider stranger = scene.outsider("tomas");
        stranger.arrives();
        stranger.entersPhone(THIEFS_PHONE);

        Page page = owner.types(verifyCodeAt(THIEFS_PHONE));

        assertThat(page.body()).contains(MOVING).doesNotContain(THROUGH);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void numberThatAuthyExportsIsNotBelievedWithoutItsCode() {
        scene.wipe();
        scene.knows("wren", Map.of("authy_id", scene.registered(WRENS_PHONE)));
        owner.arrives();

        Page page = owner.types(scene.codeAt(WRENS_PHONE));

        assertThat(page.body()).contains(MOVING).contains("•••• 42");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        assertThat(owner.types(verifyCodeAt(WRENS_PHONE)).body()).contains(THROUGH);
        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
    }

    @Test
    void resetInTheMiddleEndsTheMove_andLeavesNobodyIn() {
        owner.arrives();
        owner.types(scene.codeAt(WRENS_PHONE));
        reset.reset(scene.person("wren"), new ResetReason("lost the phone"), Duration.ofHours(1))
                .await()
                .atMost(PATIENCE);

        Page page = owner.types(verifyCodeAt(WRENS_PHONE));

        assertThat(page.body()).contains("reset-meanwhile").doesNotContain(THROUGH);
        assertThat(kinds()).isEmpty();
        scene.assertDenied(owner, owner.hands(Outsider.answerOn(page)));
    }

    @Test
    void lateCodeAfterStayingWithAuthyMovesNobody() {
        owner.arrives();
        owner.types(scene.codeAt(WRENS_PHONE));
        String late = verifyCodeAt(WRENS_PHONE);
        owner.sends("cancel", Map.of());

        Page page = owner.types(late);

        assertThat(page.body()).contains(THROUGH);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void verifyOnABadDayKeepsNobodyOut() {
        owner.arrives();
        scene.sandbox().verify().faults().next(1, new Fault.Status(503));
        assertThat(owner.types(scene.codeAt(WRENS_PHONE)).body()).contains(MOVING);

        owner.sends("cancel", Map.of());

        assertThat(owner.looks().body()).contains(THROUGH);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void authyPhoneThatWasLeftProvesNothingMore() {
        owner.arrives();
        owner.types(scene.codeAt(WRENS_PHONE));
        owner.types(verifyCodeAt(WRENS_PHONE));
        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
        thief.arrives();

        Page page = thief.types(scene.appCodeAt(WRENS_PHONE));

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    private String verifyCodeAt(String national) {
        return scene.sandbox().verify().newestCode("+1" + national).orElseThrow();
    }

    private List<FactorKind> kinds() {
        return authenticators.activeOf(scene.person("wren")).await().atMost(PATIENCE).stream()
                .map(Authenticator::kind)
                .toList();
    }
}
