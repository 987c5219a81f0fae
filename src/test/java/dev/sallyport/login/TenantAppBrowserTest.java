package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole logins in a real browser with the tenant's own app, which the sandbox plays in the next tab.
@QuarkusTest
@TestProfile(AppsOfTheTenant.class)
@Tag("browser")
class TenantAppBrowserTest extends InChromium {
    private static final IsVisibleOptions IN_SOME_SECONDS = new IsVisibleOptions().setTimeout(20_000);

    @Test
    void appIsAddedByItsLink_andAsksFromThenOn() {
        Page page = chromium.page();
        enrol(page);
        assertThat(heading(page, "Your recovery codes")).isVisible(IN_SOME_SECONDS);
        keepCodes(page);
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("Our app")).isVisible();

        Page next = asking(chromium.page());
        String number = next.locator(".match").innerText();
        Page app = app(next);
        assertThat(app.getByText("Sallyport account: is it you who is logging in?"))
                .isVisible();
        assertThat(app.locator("dd").first()).hasText(number);
        button(app, "Approve").click();

        assertThat(heading(next, "Wren Abernathy")).isVisible(IN_SOME_SECONDS);
    }

    @Test
    void everythingWorksWithoutScripts() {
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));
        enrol(page);
        // The page comes again by itself.
        assertThat(page.getByText("The app is set up.")).isVisible(IN_SOME_SECONDS);
        exactly(page, "Continue").click();
        keepCodes(page);
        button(page, "Continue to Sallyport account").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();

        Page next = asking(chromium.page(new NewContextOptions().setJavaScriptEnabled(false)));
        button(app(next), "Approve").click();

        assertThat(heading(next, "Your phone has answered")).isVisible(IN_SOME_SECONDS);
        exactly(next, "Continue").click();
        button(next, "Continue to Sallyport account").click();
        assertThat(heading(next, "Wren Abernathy")).isVisible();
    }

    @Test
    void whoSaidNoMayUseAnotherWay() {
        enrolled();
        Page page = asking(chromium.page());

        exactly(app(page), "Deny").click();

        assertThat(page.getByText("Somebody said no in our app")).isVisible(IN_SOME_SECONDS);
        assertThat(button(page, "Ask my app")).hasCount(0);
        assertThat(button(page, "Use a recovery code")).isVisible();
    }

    @Test
    void notMeStopsTheLogin() {
        enrolled();
        Page page = asking(chromium.page());

        button(app(page), "This was not me").click();

        assertThat(heading(page, "This login was stopped")).isVisible(IN_SOME_SECONDS);
        assertThat(page.getByText("reported-not-me")).isVisible();
    }

    @Test
    void requestThatNobodyAnswersComesToAnEnd() {
        enrolled();
        Page page = asking(chromium.page());

        sandbox.verify().useClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));

        assertThat(page.getByText("Nobody answered in time")).isVisible(IN_SOME_SECONDS);
        assertThat(button(page, "Ask my app")).isVisible();
    }

    @Test
    void whoTurnsBackFromTheAppChoosesAnother() {
        Page page = chromium.page();
        logIn(page, "wren");
        button(page, "Use our app").click();
        assertThat(heading(page, "Set up our app")).isVisible();

        button(page, "Choose another way").click();

        assertThat(button(page, "Use an authenticator app")).isVisible();
    }

    private void enrolled() {
        Page page = chromium.page();
        enrol(page);
        keepCodes(page);
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    private void enrol(Page page) {
        logIn(page, "wren");
        button(page, "Use our app").click();
        assertThat(page.getByText("We are waiting for the app")).isVisible();
        String link = page.getByText("Open it here").getAttribute("href");
        Page app = app(page);
        app.getByLabel("Link to add").fill(link);
        button(app, "Add it").click();
        assertThat(app.getByText("None.")).isVisible();
    }

    private static void keepCodes(Page page) {
        page.getByLabel("I have kept these codes").check();
        button(page, "Continue to").click();
    }

    private Page asking(Page page) {
        logIn(page, "wren");
        button(page, "Ask my app").click();
        assertThat(heading(page, "Look at your phone")).isVisible();
        return page;
    }

    private Page app(Page page) {
        Page app = page.context().newPage();
        app.navigate(sandbox.settings().origin() + "/tenant-app");
        return app;
    }
}
