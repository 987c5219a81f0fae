package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Logins that begin and end elsewhere than in one window of a site: our headers must not be in their way (C1.17).
@QuarkusTest
@Tag("browser")
class WindowsBrowserTest extends InChromium {
    private static final String APPS_CALLBACK = "com.example.paperkite://callback";

    @Inject
    Tenant tenant;

    @Inject
    AuthenticatorStore authenticators;

    @BeforeEach
    void enrolWren() {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, "4155550142");
        Authenticator phone = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                new PhoneNumber(1, "4155550142"),
                Instant.now());
        authenticators
                .activateFirst(new Person(tenant.issuer(), "auth0|wren"), phone)
                .await()
                .atMost(Duration.ofSeconds(5));
        sandbox.tenant()
                .users()
                .patchAppMetadata("auth0|wren", Map.of("sallyport", Map.of("enrolled", true, "rev", 1)));
    }

    @Test
    void applicationThatLogsInByAPopupHearsOfIt() {
        Page opener = chromium.page();
        opener.navigate(sandbox.settings().origin() + "/app");
        opener.evaluate("() => window.addEventListener('message', event => window.heard = event.data)");

        Page popup = opener.waitForPopup(() -> opener.evaluate("() => { window.open('/app/login'); }"));
        LoginBrowserTest.signIn(popup, "wren");
        LoginBrowserTest.enterCode(popup, code());
        assertThat(popup.getByText("You are logged in as")).isVisible();
        popup.evaluate("() => window.opener.postMessage('logged in', location.origin)");

        opener.waitForFunction("() => window.heard === 'logged in'");
    }

    // A policy that names where forms may lead would stop it: then the browser never asks for the last address.
    @Test
    void appOnAPhoneIsSentBackToItsOwnScheme() {
        Page page = chromium.page();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(sandbox.settings().origin() + "/authorize?response_type=code&client_id=paper-kite&scope=openid"
                + "&redirect_uri=com.example.paperkite%3A%2F%2Fcallback&state=a-state");

        LoginBrowserTest.signIn(page, "wren");
        LoginBrowserTest.enterCode(page, code());

        page.waitForCondition(() -> asked.stream().anyMatch(address -> address.startsWith(APPS_CALLBACK + "?code=")));
        assertThat(asked).noneMatch(address -> address.contains("error="));
    }

    // C1.10: the script would hold the second click back.
    @Test
    void doubleClickLeadsOn() {
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url.value() + "/account");
        LoginBrowserTest.signIn(page, "wren");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(code());
        sandbox.authy().faults().next(1, new Fault.Slow(Duration.ofMillis(500)));

        button(page, "Continue").dblclick();
        button(page, "Continue to Sallyport account").click();

        assertThat(page.getByText("Log out")).isVisible();
    }

    @Test
    void loggingOutOfASessionThatIsOverLeadsToTheFrontPage() {
        Page page = chromium.page();
        page.navigate(url.value() + "/account");
        LoginBrowserTest.signIn(page, "wren");
        LoginBrowserTest.enterCode(page, code());
        assertThat(page.getByText("Log out")).isVisible();
        page.context()
                .addCookies(List.of(
                        new Cookie("q_session", "over").setUrl(url.value().toString())));

        page.getByText("Log out").click();

        assertThat(page.getByText("Log in to see which phone guards your account."))
                .isVisible();
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("q_session"));
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByLabel("Email address")).isVisible();
    }

    private String code() {
        return sandbox.authy().newestCode("+14155550142").orElseThrow();
    }
}
