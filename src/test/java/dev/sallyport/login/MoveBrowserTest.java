package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Oswald, who has an Authy id of the 2016 sample, is moved to Twilio Verify, in a real browser and with the Action
/// that ships.
@QuarkusTest
@TestProfile(MovingToVerify.class)
@Tag("browser")
class MoveBrowserTest extends InChromium {
    private static final String NUMBER = "+14155550137";

    @Test
    void codeToTheNumberThatAuthyExportsMovesThePerson() {
        Page page = chromium.page();
        logIn(page, "oswald");
        enterCode(page, sandbox.authy().softToken(NUMBER).orElseThrow());
        assertThat(page.getByText("We are moving away from Authy")).isVisible();
        assertThat(page.getByText("•••• 37")).isVisible();
        assertThat(appMetadata()).containsKey("authy_id");

        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());

        assertThat(heading(page, "Oswald")).isVisible();
        assertThat(page.getByText("Codes to a phone")).isVisible();
        assertThat(appMetadata()).doesNotContainKeys("authy_id", "authyID", "authyId");
        Page next = chromium.page();
        logIn(next, "oswald");
        enterCode(next, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(next, "Oswald")).isVisible();
    }

    @Test
    void whoseNumberIsNotExportedTypesIt() {
        sandbox.authy().useExport(false);
        Page page = chromium.page();
        logIn(page, "oswald");
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
        logIn(page, "oswald");
        enterCode(page, sandbox.authy().softToken(NUMBER).orElseThrow());

        button(page, "Not now").click();

        assertThat(heading(page, "Oswald")).isVisible();
        assertThat(appMetadata()).containsKey("authy_id");
    }

    private Map<String, @Nullable Object> appMetadata() {
        return sandbox.tenant().users().appMetadata("auth0|oswald");
    }
}
