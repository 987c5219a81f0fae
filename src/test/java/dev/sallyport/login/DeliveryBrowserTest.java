package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;
import static dev.sallyport.login.VerifyBrowserTest.NUMBER;
import static dev.sallyport.login.VerifyBrowserTest.addPhone;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.sandbox.phone.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a real browser is told of a code that is on its way by Twilio Verify, on a phone whose messages can be lost.
@QuarkusTest
@TestProfile(VerifiedPhones.class)
@Tag("browser")
class DeliveryBrowserTest extends InChromium {
    /// What became of a text is known some seconds after it was sent.
    private static final LocatorAssertions.ContainsTextOptions IN_SOME_SECONDS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void textThatIsLostIsToldByThePageItself_andACallTakesItsPlace() {
        enrol(chromium.page());
        sandbox.inbox().lose(NUMBER, Set.of(Message.Kind.TEXT));
        Page page = chromium.page();
        logIn(page, "wren");
        Locator code = page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We sent a code by text message to");
        code.fill("12");

        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText(
                        "Our text message could not be delivered to •••• 42. Try it another way.", IN_SOME_SECONDS);

        assertThat(code).hasValue("12");
        assertThat(code).isFocused();
        button(page, "Call me instead").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We are calling");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("was taken", IN_SOME_SECONDS);
        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void pageThatCannotHearAStreamAsksWhetherTheTextHasArrived() {
        enrol(chromium.page());
        Page page = chromium.page();
        page.addInitScript("delete window.EventSource");
        logIn(page, "wren");

        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("Our text message has reached •••• 42", IN_SOME_SECONDS);
    }

    @Test
    void lostTextIsToldWithoutScriptsToo_whenAskedFor() {
        enrol(chromium.page());
        sandbox.inbox().lose(NUMBER, Set.of(Message.Kind.TEXT));
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));
        logIn(page, "wren");
        Locator lost = page.getByText("Our text message could not be delivered to");

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    button(page, "Has it arrived? Look again").click();
                    return lost.isVisible();
                });

        button(page, "Call me instead").click();
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.verify().newestCode(NUMBER).orElseThrow());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
        button(page, "Continue to Sallyport account").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    private void enrol(Page page) {
        logIn(page, "wren");
        addPhone(page, sandbox);
    }
}
