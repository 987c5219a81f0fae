package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;
import static dev.sallyport.login.LoginBrowserTest.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.Chromium;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Oswald, who has an Authy id of the 2016 sample, is moved to Twilio Verify, in a real browser and with the Action
/// that ships.
@QuarkusTest
@TestProfile(MovingToVerify.class)
@Tag("browser")
class MoveBrowserTest {
    private static final String NUMBER = "+14155550137";

    private static Chromium chromium;

    @Inject
    Sandbox sandbox;

    @Inject
    CleanSlate slate;

    @Inject
    PublicUrl url;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @BeforeEach
    void begin() {
        slate.wipe();
    }

    @Test
    void codeToTheNumberThatAuthyExportsMovesThePerson() {
        Page page = chromium.page();
        logIn(page);
        enterCode(page, sandbox.authy().softToken(NUMBER).orElseThrow());
        assertThat(page.getByText("We are moving away from Authy")).isVisible();
        assertThat(page.getByText("•••• 37")).isVisible();
        assertThat(appMetadata()).containsKey("authy_id");

        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());

        assertThat(heading(page, "Oswald")).isVisible();
        assertThat(page.getByText("Codes to a phone")).isVisible();
        assertThat(appMetadata()).doesNotContainKeys("authy_id", "authyID", "authyId");
        Page next = chromium.page();
        logIn(next);
        enterCode(next, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(next, "Oswald")).isVisible();
    }

    @Test
    void whoseNumberIsNotExportedTypesIt() {
        sandbox.authy().useExport(false);
        Page page = chromium.page();
        logIn(page);
        enterCode(page, sandbox.authy().softToken(NUMBER).orElseThrow());

        page.getByLabel("Country or region").selectOption("US");
        page.getByLabel("Mobile number").fill("415 555 0137");
        button(page, "Send me a code").click();
        assertThat(page.getByText("•••• 37")).isVisible();
        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());

        assertThat(heading(page, "Oswald")).isVisible();
        assertThat(page.getByText("Codes to a phone")).isVisible();
    }

    @Test
    void whoeverDoesNotWantToNowIsLetInByAuthy() {
        Page page = chromium.page();
        logIn(page);
        enterCode(page, sandbox.authy().softToken(NUMBER).orElseThrow());

        button(page, "Not now").click();

        assertThat(heading(page, "Oswald")).isVisible();
        assertThat(appMetadata()).containsKey("authy_id");
    }

    private Map<String, @Nullable Object> appMetadata() {
        return sandbox.tenant().users().appMetadata("auth0|oswald");
    }

    private void logIn(Page page) {
        page.navigate(url.value() + "/");
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        signIn(page, "oswald");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
