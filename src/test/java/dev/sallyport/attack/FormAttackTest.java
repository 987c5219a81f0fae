package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A page of the attacker's that posts our forms in the owner's browser, and redirects that tell too much.
@QuarkusTest
class FormAttackTest {
    @Inject
    Scene scene;

    @Inject
    PublicUrl url;

    private Outsider owner;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolled("wren", WRENS_PHONE);
        owner = scene.outsider("wren");
    }

    @ParameterizedTest
    @CsvSource({"code, code, 1234567", "resend, channel, call", "cancel, x, y"})
    void formWithoutCsrfTokenIsRefused(String step, String field, String value) {
        owner.arrives();

        for (String forged : new String[] {"", "forged", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}) {
            Map<String, String> form = new HashMap<>(Map.of(field, value));
            if (!forged.isEmpty()) {
                form.put("csrf-token", forged);
            }
            Page page = owner.browser().post(owner.step() + "/" + step, form, "Origin", "https://evil.example");
            assertThat(page.status()).isBetween(400, 403);
        }

        assertThat(owner.looks().body()).contains(CODE_PAGE).doesNotContain("Error:");
        assertThat(scene.sentTo(WRENS_PHONE)).isEqualTo(1);
    }

    @Test
    void phoneIsNotEnrolledByAForeignPage() {
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();

        Page page = tomas.browser().post(tomas.step() + "/phone", Map.of("country", "US", "number", THIEFS_PHONE));

        assertThat(page.status()).isBetween(400, 403);
        assertThat(scene.sentTo(THIEFS_PHONE)).isZero();
    }

    @Test
    void csrfTokenOfTheAttackersOwnPageIsRefused() {
        scene.enrolled("tomas", THIEFS_PHONE);
        Outsider tomas = scene.outsider("tomas");
        Page his = tomas.arrives();
        String token = his.body().replaceFirst("(?s).*?name=\"csrf-token\" value=\"([^\"]+)\".*", "$1");
        owner.arrives();

        Page page = owner.browser().post(owner.step() + "/cancel", Map.of("csrf-token", token));

        assertThat(page.status()).isBetween(400, 403);
        assertThat(owner.looks().body()).contains(CODE_PAGE);
    }

    @Test
    void bodyThatIsNoFormIsRefused() {
        owner.arrives();

        Page page = owner.browser().json("POST", owner.step() + "/cancel", "{}");

        assertThat(page.status()).isEqualTo(415);
        assertThat(owner.looks().body()).contains(CODE_PAGE);
    }

    @Test
    void redirectWithATokenIsNotCacheable() {
        Page away = owner.passesThePassword();
        assertThat(away.status()).isEqualTo(302);
        assertThat(away.header("Cache-Control")).contains("no-store");

        Page opened = owner.browser().get(away.location());

        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Cache-Control")).contains("no-store");
        assertThat(opened.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(opened.location()).startsWith(url.value() + "/login/").doesNotContain("?");
    }

    @Test
    void pageWithTheAnswerIsNotCacheable() {
        owner.arrives();

        Page page = owner.types(scene.codeAt(WRENS_PHONE));

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(Outsider.answerOn(page).address()).doesNotContain("session_token");
    }

    @Test
    void stateComesBackByteForByte() {
        Page away = owner.passesThePassword();
        owner.arrives(away);

        Page page = owner.types(scene.codeAt(WRENS_PHONE));

        assertThat(Outsider.answerOn(page).state())
                .isEqualTo(away.parameter("state").orElseThrow());
    }
}
