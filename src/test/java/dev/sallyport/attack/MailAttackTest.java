package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.PHONE_PAGE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.login.VerifiedPhones;
import dev.sallyport.sandbox.Browser.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Codes by e-mail, where they are switched on: what they are worth, and what they are not. Covers C2.26.
@QuarkusTest
@TestProfile(VerifiedPhones.class)
class MailAttackTest {
    private static final Pattern WAY = Pattern.compile("name=\"way\" value=\"([^\"]+)\"");
    private static final String WRENS_MAIL = "wren@example.com";

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.wipe();
    }

    @Test
    void mailboxIsNoFirstFactor() {
        Outsider newcomer = scene.outsider("wren");
        assertThat(newcomer.arrives().body()).contains(PHONE_PAGE).doesNotContain("Get codes by e-mail");

        newcomer.sends("choose", Map.of());
        newcomer.sends("factor", Map.of("kind", "email"));

        assertThat(newcomer.looks().body()).contains(PHONE_PAGE);
        assertThat(scene.sandbox().verify().sent(WRENS_MAIL)).isZero();
    }

    @Test
    void codeByMailLetsInOnceAndIsNotRemembered() {
        Outsider owner = addsTheirMailbox();
        Outsider again = scene.outsider("wren");
        again.arrives();
        Page page = goesBy(again);
        assertThat(page.body()).contains(CODE_PAGE, "We sent a code by e-mail to", "w•••@example.com");

        Page through = again.types(codeOf(WRENS_MAIL));

        assertThat(through.body()).contains(THROUGH);
        Page callback = again.hands(Outsider.answerOn(through));
        assertThat(callback.parameter("code")).isPresent();
        assertThat(again.authorizes("prompt", "none").parameter("error")).hasValue("access_denied");
        assertThat(owner.step()).isNotEqualTo(again.step());
    }

    @Test
    void codeOfThePhoneIsNotOneOfTheMailbox() {
        addsTheirMailbox();
        Outsider thief = scene.outsider("wren");
        thief.arrives();
        String ofThePhone = codeOf("+1" + WRENS_PHONE);
        goesBy(thief);

        Page page = thief.types(ofThePhone);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    private Outsider addsTheirMailbox() {
        scene.enrolledWithVerify("wren", WRENS_PHONE);
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        owner.sends("code", Map.of("code", codeOf("+1" + WRENS_PHONE), "then", "add"));
        assertThat(owner.looks().body()).contains("Get codes by e-mail", "The weakest way");
        owner.sends("factor", Map.of("kind", "email"));
        assertThat(owner.looks().body()).contains(CODE_PAGE, "w•••@example.com");
        assertThat(owner.types(codeOf(WRENS_MAIL)).body()).contains(THROUGH);
        return owner;
    }

    private static Page goesBy(Outsider somebody) {
        Page page = somebody.looks();
        assertThat(page.body()).contains("Get a code by e-mail");
        Matcher way = WAY.matcher(page.body());
        assertThat(way.find()).isTrue();
        somebody.sends("way", Map.of("way", way.group(1)));
        return somebody.looks();
    }

    private String codeOf(String recipient) {
        return scene.sandbox().verify().newestCode(recipient).orElseThrow();
    }
}
