package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.attack.Outsider.Answer;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Links and cookies in the wrong hands. Covers C1.4 and C1.11.
@QuarkusTest
class LinkAttackTest {
    @Inject
    Scene scene;

    @Inject
    PublicUrl url;

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
    void stolenLinkToALoginOpensNothing() {
        owner.arrives();
        thief.arrives();

        Page page = thief.looksAt(owner.step());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("cookie-missing").doesNotContain(CODE_PAGE);
    }

    @Test
    void stolenLinkToAProvenLoginYieldsNoAnswer() {
        owner.arrives();
        owner.types(scene.codeAt(WRENS_PHONE));

        Page page = thief.looksAt(owner.step());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).doesNotContain(THROUGH).doesNotContain("session_token");
    }

    @Test
    void stepsOfSomebodyElsesLoginAreRefused() {
        owner.arrives();
        thief.arrives();
        String code = scene.codeAt(WRENS_PHONE);
        thief.looksAt(owner.step());

        assertThat(thief.sends("code", Map.of("code", code)).status()).isEqualTo(403);

        assertThat(owner.looks().body()).contains(CODE_PAGE);
    }

    @Test
    void cookieOfOneLoginOpensNoOther() {
        owner.arrives();
        Page away = thief.passesThePassword();
        Page opened = thief.browser().get(away.location());
        String value = loginCookie(opened).getValue();
        String victims = owner.step().substring(owner.step().lastIndexOf('/') + 1);

        Page page = scene.outsider("wren").browser().get(owner.step(), "Cookie", "sallyport-" + victims + "=" + value);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("login-not-yours");
    }

    @Test
    void cookieNameIsNotEnough() {
        owner.arrives();
        String victims = owner.step().substring(owner.step().lastIndexOf('/') + 1);

        for (String value : List.of("", victims, "null", "*")) {
            Page page =
                    scene.outsider("wren").browser().get(owner.step(), "Cookie", "sallyport-" + victims + "=" + value);
            assertThat(page.status()).isEqualTo(403);
        }
    }

    @Test
    void cookieHeaderThatCannotBeReadIsRefusedAndNotLogged() {
        owner.arrives();
        String victims = owner.step().substring(owner.step().lastIndexOf('/') + 1);

        try (LogLines log = LogLines.of("")) {
            Page page = scene.outsider("wren")
                    .browser()
                    .get(owner.step(), "Cookie", "sallyport-" + victims + "=overheard; $Version=1-");

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.body()).contains("cookie-missing");
            assertThat(String.join("\n", log.lines())).doesNotContain("overheard");
        }
    }

    @Test
    void requestThatWasOpenedOnceOpensNothingForSomebodyElse() {
        Page away = owner.passesThePassword();
        owner.arrives(away);

        Page page = thief.browser().get(away.location());

        assertThat(page.status()).isEqualTo(409);
        assertThat(owner.looks().body()).contains(CODE_PAGE);
    }

    /// Session fixation: the thief begins the login and has the owner prove it.
    @Test
    void proofInTheOwnersBrowserDoesNotLetTheThiefIn() {
        Page away = thief.passesThePassword();
        owner.arrives(away);
        Answer answer = Outsider.answerOn(owner.types(scene.codeAt(WRENS_PHONE)));

        Page owners = owner.hands(answer);
        assertThat(owners.status()).isEqualTo(400);
        assertThat(thief.browser().get(away.location()).status()).isEqualTo(409);
        assertThat(thief.looksAt(owner.step()).status()).isEqualTo(403);
        scene.assertDenied(thief, thief.hands(Outsider.answerTo(away, "")));
    }

    @Test
    void linkIntoTheThiefsLoginLeadsTheOwnerNowhere() {
        thief.arrives();

        Page page = owner.looksAt(thief.step());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).doesNotContain(CODE_PAGE);
    }

    /// The thief's own account: whoever follows the link must not end up logged in to it.
    @Test
    void victimOfALoginLinkIsNotLoggedInAsTheThief() {
        scene.enrolled("tomas", THIEFS_PHONE);
        Outsider tomas = scene.outsider("tomas");
        Page away = tomas.passesThePassword();
        owner.arrives(away);
        Answer answer = Outsider.answerOn(owner.types(scene.codeAt(THIEFS_PHONE)));

        Page page = owner.hands(answer);

        assertThat(page.status()).isEqualTo(400);
        scene.assertNobodyGotIn(owner, page);
    }

    @Test
    void cookieIsOfferedToNobodyElse() {
        Page away = owner.passesThePassword();

        List<String> cookies =
                owner.browser().get(away.location()).response().headers().allValues("Set-Cookie");

        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("sallyport-") && !cookie.startsWith("sallyport-csrf"))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(url.isSecure()).isFalse();
    }

    private static HttpCookie loginCookie(Page opened) {
        return opened.response().headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .filter(cookie -> !cookie.getName().equals("sallyport-csrf"))
                .findFirst()
                .orElseThrow();
    }
}
