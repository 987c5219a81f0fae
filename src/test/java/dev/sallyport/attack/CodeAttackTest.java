package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.fault.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody with the password and without the phone. Covers C2.20 and C2.22.
@QuarkusTest
class CodeAttackTest {
    @Inject
    Scene scene;

    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        thief = scene.outsider("wren");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "000000", "99999999", "", "is valid", "true"})
    void anyCodeIsNotAccepted(String code) {
        thief.arrives();
        String typed = code.equals(scene.codeAt(WRENS_PHONE)) ? "7654321" : code;

        Page page = thief.types(typed);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void forceIsAsked() {
        // Authy calls any code of a person right who has used none yet, unless the caller insists.
        thief.arrives();
        assertThat(thief.types(scene.wrongCodeAt(WRENS_PHONE)).body()).doesNotContain(THROUGH);

        Outsider newcomer = scene.outsider("tomas");
        newcomer.arrives();
        newcomer.entersPhone(THIEFS_PHONE);
        assertThat(newcomer.types(scene.wrongCodeAt(THIEFS_PHONE)).body())
                .contains(CODE_PAGE)
                .doesNotContain(THROUGH);
        assertThat(scene.isEnrolled("tomas")).isFalse();
    }

    @Test
    void codeThatWasOverheardIsGoodForTheOwnerAlone() {
        thief.arrives();
        String overheard = scene.codeAt(WRENS_PHONE);
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        assertThat(owner.types(overheard).body()).contains(THROUGH);

        Page page = thief.types(overheard);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void codeOfAnotherPersonIsRefused() {
        scene.registered(THIEFS_PHONE);
        thief.arrives();

        Page page = thief.types(scene.appCodeAt(THIEFS_PHONE));

        assertThat(page.body()).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void guessingEndsTheLoginAndTheRightCodeComesTooLate() {
        thief.arrives();
        String wrong = scene.wrongCodeAt(WRENS_PHONE);
        for (int i = 0; i < 5; i++) {
            thief.types(wrong);
        }

        Page page = thief.types(scene.codeAt(WRENS_PHONE));

        assertThat(page.body()).contains("too-many-tries");
        scene.assertDenied(thief, thief.hands(Outsider.answerOn(page)));
    }

    @Test
    void guessingOnInOtherLoginsMeetsTheLock() {
        for (int login = 0; login < 2; login++) {
            Outsider again = scene.outsider("wren");
            again.arrives();
            String wrong = scene.wrongCodeAt(WRENS_PHONE);
            for (int i = 0; i < 5; i++) {
                again.types(wrong);
            }
        }

        Page page = thief.arrives();

        assertThat(page.body()).contains("locked-out").doesNotContain(CODE_PAGE);
        scene.assertDenied(thief, thief.hands(Outsider.answerOn(page)));
    }

    @Test
    void successWithoutAVerdictIsNoProof() {
        thief.arrives();
        scene.sandbox().authy().faults().next(1, new Fault.SuccessWithoutToken());

        Page page = thief.types(scene.wrongCodeAt(WRENS_PHONE));

        assertThat(page.body()).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }
}
