package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole logins in a real browser with an authenticator app whose key Twilio Verify keeps.
@QuarkusTest
@TestProfile(KeysAtVerify.class)
@Tag("browser")
class VerifyAppBrowserTest extends InChromium {
    @Inject
    Database database;

    @Test
    void appIsAddedByItsLink_andAsksForItsCodeFromThenOn() {
        Page page = chromium.page();
        logIn(page, "wren");
        button(page, "Use an authenticator app").click();
        String link = page.getByText("Open it here").getAttribute("href");
        Page app = page.context().newPage();
        app.navigate(sandbox.settings().origin() + "/authenticator");
        app.getByLabel("Link to a key").fill(link);
        button(app, "Add the key").click();
        assertThat(app.getByText("wren@example.com").first()).isVisible();
        enterCode(page, app.locator(".running").first().innerText());
        page.getByLabel("I have kept these codes").check();
        button(page, "Continue to").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("Authenticator app").first()).isVisible();

        // As if the next half minute had begun.
        database.run(Statement.of("DELETE FROM accepted_codes")).await().atMost(Duration.ofSeconds(5));
        Page next = chromium.page();
        logIn(next, "wren");
        assertThat(next.getByText("Open your authenticator app")).isVisible();
        enterCode(next, sandbox.authenticator().newestCode().orElseThrow());

        assertThat(heading(next, "Wren Abernathy")).isVisible();
    }

    @Test
    void keyThatIsNotToBeHadIsToldWhereItWasAskedFor() {
        Page page = chromium.page();
        logIn(page, "wren");
        sandbox.verify().faults().next(1, new Fault.Status(503));

        button(page, "Use an authenticator app").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("We could not make a key for your app just now");
        button(page, "Use an authenticator app").click();
        assertThat(heading(page, "Set up your app")).isVisible();
    }
}
