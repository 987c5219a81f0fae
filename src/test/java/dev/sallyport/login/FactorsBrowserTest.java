package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole logins in a real browser where people have a choice of factors, with the sandbox's authenticator app.
@QuarkusTest
@TestProfile(AllFactors.class)
@Tag("browser")
class FactorsBrowserTest extends InChromium {
    @Inject
    Database database;

    @Test
    void appIsAddedByItsLink_andAsksForItsCodeAloneFromThenOn() {
        Page page = chromium.page();

        enrolByApp(page);
        keepCodes(page);

        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("Authenticator app").first()).isVisible();
        forgetSteps();
        Page next = chromium.page();
        logIn(next, "wren");
        assertThat(next.getByText("Open your authenticator app")).isVisible();
        enterCode(next, sandbox.authenticator().newestCode().orElseThrow());
        assertThat(heading(next, "Wren Abernathy")).isVisible();
    }

    @Test
    void everythingWorksWithoutScripts() {
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));

        enrolByApp(page);
        assertThat(button(page, "Copy")).isHidden();
        keepCodes(page);
        button(page, "Continue to Sallyport account").click();

        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void recoveryCodesCanBeTakenAway() throws IOException {
        Page page = chromium.page();
        enrolByApp(page);
        List<String> shown = codes(page);
        assertThat(shown).hasSize(10);

        Download file = page.waitForDownload(() -> button(page, "Download").click());

        assertThat(file.suggestedFilename()).isEqualTo("recovery-codes.txt");
        assertThat(Files.readAllLines(file.path())).isEqualTo(shown);
        button(page, "Continue to").click();
        // The box is not ticked: the browser holds the form back.
        assertThat(heading(page, "Your recovery codes")).isVisible();
    }

    @Test
    void recoveryCodeIsTheOtherWay() {
        Page page = chromium.page();
        enrolByApp(page);
        String code = codes(page).getFirst();
        keepCodes(page);
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        Page next = chromium.page();
        logIn(next, "wren");

        button(next, "Use a recovery code").click();
        assertThat(next.getByText("You have 10 left")).isVisible();
        next.getByLabel("Recovery code").fill(code);
        exactly(next, "Continue").click();

        assertThat(heading(next, "Wren Abernathy")).isVisible();
    }

    @Test
    void phoneIsAddedBesideTheApp_andEachIsTheOthersOtherWay() {
        Page page = chromium.page();
        enrolByApp(page);
        keepCodes(page);
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        forgetSteps();
        Page next = chromium.page();
        logIn(next, "wren");
        next.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.authenticator().newestCode().orElseThrow());
        button(next, "Continue, and add or remove a way").click();
        button(next, "Use my phone number").click();
        next.getByLabel("Country or region").selectOption("US");
        next.getByLabel("Mobile number").fill("415 555 0142");
        button(next, "Send me a code").click();
        assertThat(next.getByText("•••• 42")).isVisible();
        enterCode(next, sandbox.authy().newestCode("+14155550142").orElseThrow());
        assertThat(heading(next, "Wren Abernathy")).isVisible();

        Page third = chromium.page();
        logIn(third, "wren");
        button(third, "Use my phone •••• 42").click();
        assertThat(button(third, "Use my authenticator app")).isVisible();
        enterCode(third, sandbox.authy().newestCode("+14155550142").orElseThrow());

        assertThat(heading(third, "Wren Abernathy")).isVisible();
    }

    @Test
    void appIsRemovedByWhoeverHasProvenAnotherWay_alsoWithoutScripts() {
        Page first = chromium.page();
        enrolByApp(first);
        String code = codes(first).getFirst();
        keepCodes(first);
        assertThat(heading(first, "Wren Abernathy")).isVisible();
        addPhoneByPaper(code);
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));
        logIn(page, "wren");
        button(page, "Use my phone •••• 42").click();
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.authy().newestCode("+14155550142").orElseThrow());
        button(page, "Continue, and add or remove a way").click();
        Locator app =
                page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Authenticator app"));
        assertThat(page.getByText("You have just used it")).isVisible();

        app.getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();
        app.getByRole(AriaRole.BUTTON).click();

        assertThat(app).hasCount(0);
        assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(2);
        button(page, "Not now: go on to").click();
        button(page, "Continue to Sallyport account").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("Codes by Authy")).isVisible();
        assertThat(page.getByText("Authenticator app")).hasCount(0);
    }

    private void addPhoneByPaper(String recoveryCode) {
        Page page = chromium.page();
        logIn(page, "wren");
        button(page, "Use a recovery code").click();
        page.getByLabel("Recovery code").fill(recoveryCode);
        button(page, "Continue, and add or remove a way").click();
        button(page, "Use my phone number").click();
        page.getByLabel("Country or region").selectOption("US");
        page.getByLabel("Mobile number").fill("415 555 0142");
        button(page, "Send me a code").click();
        assertThat(page.getByText("•••• 42")).isVisible();
        enterCode(page, sandbox.authy().newestCode("+14155550142").orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    private void enrolByApp(Page page) {
        logIn(page, "wren");
        button(page, "Use an authenticator app").click();
        String link = page.getByText("Open it here").getAttribute("href");
        Page app = page.context().newPage();
        app.navigate(sandbox.settings().origin() + "/authenticator");
        app.getByLabel("Link to a key").fill(link);
        button(app, "Add the key").click();
        assertThat(app.getByText("wren@example.com").first()).isVisible();
        enterCode(page, app.locator(".running").first().innerText());
        assertThat(heading(page, "Your recovery codes")).isVisible();
    }

    private static void keepCodes(Page page) {
        page.getByLabel("I have kept these codes").check();
        button(page, "Continue to").click();
    }

    private static List<String> codes(Page page) {
        return page.locator("#codes code").allInnerTexts();
    }

    /// As if the next half minute had begun.
    private void forgetSteps() {
        database.run(Statement.of("DELETE FROM totp_steps")).await().atMost(Duration.ofSeconds(5));
        database.run(Statement.of("DELETE FROM accepted_codes")).await().atMost(Duration.ofSeconds(5));
    }
}
