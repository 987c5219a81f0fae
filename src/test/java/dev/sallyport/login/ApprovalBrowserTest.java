package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.login.LoginBrowserTest.signIn;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Logins that somebody approves, or does not, on the sandbox's phone. Covers C4.
@QuarkusTest
@TestProfile(AllFactors.class)
@Tag("browser")
class ApprovalBrowserTest extends InChromium {
    private static final String NUMBER = "+14155550142";

    /// The page comes again, or asks, every few.
    private static final LocatorAssertions.IsVisibleOptions IN_SOME_SECONDS =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Tenant tenant;

    @BeforeEach
    void enrolWren() {
        long id = sandbox.authy().register("wren@example.com", 1, "4155550142");
        sandbox.authy().install(NUMBER);
        authenticators
                .activateFirst(
                        new Person(tenant.issuer(), "auth0|wren"),
                        new Authenticator(
                                "wrens",
                                FactorKind.AUTHY,
                                new Handle(Long.toString(id)),
                                new PhoneNumber(1, "4155550142"),
                                Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(5));
        sandbox.tenant()
                .users()
                .patchAppMetadata("auth0|wren", Map.of("sallyport", Map.of("enrolled", true, "rev", 1)));
    }

    @Test
    void approvalLetsTheWaitingPageGoOnByItself() {
        Page page = asking(chromium.page());
        String number = page.locator(".match").innerText();
        Page phone = phone(page);
        assertThat(phone.getByText("Sallyport account: is it you who is logging in?")
                        .first())
                .isVisible();
        assertThat(phone.locator(".request dd").first()).hasText(number);

        button(phone, "Approve").click();

        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void pageThatCannotHearAStreamAsksInstead() {
        Page page = chromium.page();
        page.addInitScript("delete window.EventSource");
        asking(page);

        button(phone(page), "Approve").click();

        assertThat(heading(page, "Wren Abernathy")).isVisible(IN_SOME_SECONDS);
    }

    @Test
    void everythingWorksWithoutScripts() {
        Page page = asking(chromium.page(new NewContextOptions().setJavaScriptEnabled(false)));
        button(page, "I have said yes").click();
        assertThat(heading(page, "Look at your phone")).isVisible();

        button(phone(page), "Approve").click();

        // The page comes again by itself.
        assertThat(heading(page, "Your phone has answered")).isVisible(IN_SOME_SECONDS);
        exactly(page, "Continue").click();
        button(page, "Continue to Sallyport account").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void whoSaidNoMayStillEnterACode() {
        Page page = asking(chromium.page());

        exactly(phone(page), "Deny").click();

        assertThat(page.getByText("Somebody said no on your phone")).isVisible();
        assertThat(button(page, "Ask my phone instead")).hasCount(0);
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.authy().softToken(NUMBER).orElseThrow());
        exactly(page, "Continue").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void notMeStopsTheLogin() {
        Page page = asking(chromium.page());

        button(phone(page), "This was not me").click();

        assertThat(heading(page, "This login was stopped")).isVisible();
        assertThat(page.getByText("reported-not-me")).isVisible();
    }

    @Test
    void requestThatNobodyAnswersComesToAnEnd() {
        Page page = asking(chromium.page());

        sandbox.authy().useClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));

        assertThat(page.getByText("Nobody answered on your phone in time")).isVisible(IN_SOME_SECONDS);
        assertThat(button(page, "Ask my phone instead")).isVisible();
    }

    @Test
    void codeIsTheWayOutOfWaiting() {
        Page page = asking(chromium.page());

        button(page, "Enter a code instead").click();

        assertThat(heading(page, "Enter your code")).isVisible();
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(sandbox.authy().softToken(NUMBER).orElseThrow());
        exactly(page, "Continue").click();
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    private Page asking(Page page) {
        page.navigate(url.value() + "/");
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        signIn(page, "wren");
        button(page, "Ask my phone instead").click();
        assertThat(heading(page, "Look at your phone")).isVisible();
        return page;
    }

    private Page phone(Page page) {
        Page phone = page.context().newPage();
        phone.navigate(sandbox.settings().origin() + "/phone?number=%2B14155550142");
        return phone;
    }
}
