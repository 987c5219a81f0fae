package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.PHONE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Putting a phone of one's own in the place of the owner's, or none at all.
@QuarkusTest
class EnrolmentAttackTest {
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
    void hiddenFieldCannotNameAnotherAuthyId() {
        String own = scene.registered(THIEFS_PHONE);
        thief.arrives();
        Map<String, String> form = new HashMap<>();
        for (String name : new String[] {"authy_id", "authyId", "authyID", "id", "handle", "user", "phone"}) {
            form.put(name, own);
        }
        form.put("code", scene.appCodeAt(THIEFS_PHONE));

        thief.sends("code", form);
        Page page = thief.looks();

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void hiddenFieldCannotNameAnotherAuthyIdWhileEnrolling() {
        String owners = scene.registered(THIEFS_PHONE);
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();
        tomas.sends("phone", Map.of("country", "US", "number", "4155550177", "authy_id", owners, "authyID", owners));
        tomas.looks();

        Page page = tomas.types(scene.appCodeAt(THIEFS_PHONE));

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        assertThat(scene.isEnrolled("tomas")).isFalse();
    }

    @Test
    void otherPhoneCannotBeEnrolledWithThePassword() {
        thief.arrives();

        Page page = thief.entersPhone(THIEFS_PHONE);

        assertThat(page.body()).contains(CODE_PAGE).contains("42").doesNotContain(PHONE_PAGE);
        assertThat(scene.sentTo(THIEFS_PHONE)).isZero();
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void phoneThatWasEnrolledCannotBeChangedWithThePassword() {
        thief.arrives();
        thief.sends("change-number", Map.of());

        assertThat(thief.looks().body()).contains(CODE_PAGE).doesNotContain(PHONE_PAGE);
        Page page = thief.entersPhone(THIEFS_PHONE);
        assertThat(scene.sentTo(THIEFS_PHONE)).isZero();
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void authyIdThatIsPlantedAtAuth0DoesNotReplaceThePhone() {
        String own = scene.registered(THIEFS_PHONE);
        scene.knows("wren", Map.of("authy_id", own, "authyID", own));
        thief.arrives();

        Page page = thief.types(scene.appCodeAt(THIEFS_PHONE));

        assertThat(page.body()).doesNotContain(THROUGH);
        assertThat(scene.sentTo(WRENS_PHONE)).isEqualTo(1);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void unenrolledUserGetsNoTokensForEnrollingLater() {
        Outsider tomas = scene.outsider("tomas");

        Page page = tomas.arrives();

        assertThat(page.body()).contains(PHONE_PAGE);
        scene.assertNobodyGotIn(tomas, page);
    }

    @Test
    void phoneWithoutAProofOfPossessionIsNotEnrolled() {
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();
        Page page = tomas.entersPhone(THIEFS_PHONE);
        assertThat(page.body()).contains(CODE_PAGE);

        assertThat(scene.isEnrolled("tomas")).isFalse();
        assertThat(scene.sandbox().tenant().users().appMetadata("auth0|tomas"))
                .doesNotContainKeys("sallyport", "authy_id");
        scene.assertNobodyGotIn(tomas, page);
        assertThat(scene.outsider("tomas").arrives().body()).contains(PHONE_PAGE);
    }

    @Test
    void codePageOfAPersonWhoIsNotEnrolledTakesNoCode() {
        scene.registered(THIEFS_PHONE);
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();

        Page page = tomas.types(scene.appCodeAt(THIEFS_PHONE));

        assertThat(page.body()).contains(PHONE_PAGE);
        scene.assertNobodyGotIn(tomas, page);
    }
}
