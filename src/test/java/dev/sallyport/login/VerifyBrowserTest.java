package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.enterCode;

import com.microsoft.playwright.Page;
import dev.sallyport.sandbox.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole logins in a real browser where Twilio Verify brings the codes, with the sandbox's phone in the next tab.
@QuarkusTest
@TestProfile(VerifiedPhones.class)
@Tag("browser")
class VerifyBrowserTest extends InChromium {
    static final String NUMBER = "+14155550142";

    @Test
    void phoneIsAddedByAText_andAsksForItsCodeFromThenOn() {
        Page page = chromium.page();
        enrol(page);

        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("Codes to a phone")).isVisible();
        assertThat(page.getByText("•••• 42")).isVisible();
    }

    @Test
    void codeComesByWhatsAppIfThatIsAskedFor() {
        enrol(chromium.page());
        Page page = chromium.page();
        logIn(page, "wren");
        assertThat(page.getByText("We sent a code by text message to")).isVisible();

        button(page, "Send it by WhatsApp instead").click();

        assertThat(page.getByText("We sent a code by WhatsApp to")).isVisible();
        Page phone = page.context().newPage();
        phone.navigate(sandbox.settings().origin() + "/phone?number=14155550142");
        assertThat(phone.getByText("WhatsApp from Twilio Verify")).isVisible();
        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void codeIsReadOutInACallIfThatIsAskedFor() {
        enrol(chromium.page());
        Page page = chromium.page();
        logIn(page, "wren");

        button(page, "Call me instead").click();

        assertThat(page.getByText("We are calling")).isVisible();
        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void mailboxIsAddedBesideThePhone_andIsTheOtherWay() {
        enrol(chromium.page());
        Page page = chromium.page();
        logIn(page, "wren");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.verify().newestCode(NUMBER).orElseThrow());
        button(page, "Continue, and add another way").click();
        button(page, "Get codes by e-mail").click();
        assertThat(page.getByText("w•••@example.com")).isVisible();
        enterCode(page, sandbox.verify().newestCode("wren@example.com").orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();

        Page next = chromium.page();
        logIn(next, "wren");
        button(next, "Get a code by e-mail").click();
        assertThat(next.getByText("counts for this login only")).isVisible();
        enterCode(next, sandbox.verify().newestCode("wren@example.com").orElseThrow());

        assertThat(heading(next, "Wren Abernathy")).isVisible();
    }

    private void enrol(Page page) {
        logIn(page, "wren");
        addPhone(page, sandbox);
    }

    /// From the page that asks for a number to the end of the login.
    static void addPhone(Page page, Sandbox sandbox) {
        page.getByLabel("Country or region").selectOption("US");
        page.getByLabel("Mobile number").fill("415 555 0142");
        button(page, "Send me a code").click();
        assertThat(page.getByText("•••• 42")).isVisible();
        enterCode(page, sandbox.verify().newestCode(NUMBER).orElseThrow());
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }
}
