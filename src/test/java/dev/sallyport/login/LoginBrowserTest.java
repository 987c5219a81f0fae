package dev.sallyport.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole logins in a real browser: the application, the tenant with the Action that ships, Sallyport, Authy
/// and the phone.
@QuarkusTest
@Tag("browser")
class LoginBrowserTest extends InChromium {
    private static final String WRENS_NUMBER = "+14155550142";

    @Inject
    Tenant tenant;

    @Inject
    AuthenticatorStore authenticators;

    private String service = "";

    @BeforeEach
    void begin() {
        service = url.value().toString();
    }

    @Test
    void firstLoginEnrolsAPhone() {
        Page page = chromium.page();

        logIn(page, "wren");
        enterPhone(page);
        enterCode(page, sentTo(WRENS_NUMBER));

        assertThat(heading(page, "Wren Abernathy")).isVisible();
        assertThat(page.getByText("•••• 42")).isVisible();
        assertThat(pointerOf("auth0|wren").get("enrolled")).isEqualTo(true);
        assertThat(pointerOf("auth0|wren").get("rev")).isEqualTo(1);
        assertThat(sandbox.tenant().users().appMetadata("auth0|wren")).containsKey("authy_id");
    }

    @Test
    void secondLoginAsksForTheCodeOnly() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();

        logIn(page, "wren");
        assertThat(page.getByText("•••• 42")).isVisible();
        enterCode(page, sentTo(WRENS_NUMBER));

        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void codePageIsThreeRequestsOfTwentyFiveKilobytesInAll() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, "wren");
        assertThat(code(page)).isVisible();
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        page.context().newCDPSession(page).send("Network.setCacheDisabled", off);
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);

        page.reload();

        assertThat(code(page)).isVisible();
        assertThat(answers).hasSize(3);
        assertThat(answers.stream().mapToInt(answer -> answer.body().length).sum())
                .as("without any compression")
                .isLessThanOrEqualTo(25 * 1024);
    }

    @Test
    void threeWrongCodesAndThenTheRightOneLetIn() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, "wren");

        for (int i = 0; i < 3; i++) {
            enterCode(page, "0000000");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("That code did not work");
            assertThat(page).hasTitle(Pattern.compile("^Error: .*"));
            assertThat(code(page)).isFocused();
        }
        assertThat(page.getByText("You have 2 tries left.")).isVisible();
        enterCode(page, sentTo(WRENS_NUMBER));

        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void loggedOutPersonIsAskedForEverythingAgain() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, "wren");
        enterCode(page, sentTo(WRENS_NUMBER));

        page.getByText("Log out").click();

        assertThat(page.getByText("Log in to see which phone guards your account."))
                .isVisible();
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByLabel("Email address")).isVisible();
    }

    @Test
    void wholeLoginWorksWithoutScripts() {
        Page page = chromium.page(new NewContextOptions().setJavaScriptEnabled(false));

        logIn(page, "wren");
        enterPhone(page);
        enterCode(page, sentTo(WRENS_NUMBER));
        button(page, "Continue to Sallyport account").click();

        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void personOf2016IsAdoptedByTheirRunningCode() {
        Page page = chromium.page();

        logIn(page, "oswald");
        assertThat(page.getByText("Open the Authy app")).isVisible();
        enterCode(page, sandbox.authy().softToken("+14155550137").orElseThrow());

        assertThat(heading(page, "Oswald Finch")).isVisible();
        assertThat(page.getByText("Registered with the Authy app")).isVisible();
        assertThat(authenticators
                        .activeOf(new Person(tenant.issuer(), "auth0|oswald"))
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .singleElement()
                .satisfies(one -> assertThat(one.handle()).isEqualTo(new Handle("16350007")));
        assertThat(pointerOf("auth0|oswald").get("enrolled")).isEqualTo(true);
    }

    @Test
    void silentLoginYieldsNoTokensWithoutAProof() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, sandbox.settings().origin() + "/app/login", "wren");
        assertThat(code(page)).isVisible();

        page.navigate(sandbox.settings().origin() + "/app/login?prompt=none");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are not logged in");
        assertThat(page.getByText("What the ID token says")).hasCount(0);
    }

    @Test
    void proofLetsTheSameSessionInSilently() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, sandbox.settings().origin() + "/app/login", "wren");
        enterCode(page, sentTo(WRENS_NUMBER));
        assertThat(page.getByText("You are logged in as")).isVisible();

        page.navigate(sandbox.settings().origin() + "/app/login?prompt=none");

        assertThat(page.getByText("What the ID token says")).isVisible();
        assertThat(page.getByText(service + "/amr")).isVisible();
    }

    @Test
    void personWhoGivesUpIsNotLoggedIn() {
        enrol("auth0|wren", "4155550142");
        Page page = chromium.page();
        logIn(page, sandbox.settings().origin() + "/app/login", "wren");

        button(page, "Cancel and go back").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("second_factor_refused: cancelled");
    }

    @Test
    void reloadAndBackButtonLoseNothing() {
        Page page = chromium.page();
        logIn(page, "wren");
        assertThat(heading(page, "Add your phone")).isVisible();
        page.reload();
        enterPhone(page);
        String sent = sentTo(WRENS_NUMBER);
        page.reload();
        enterCode(page, "0000000");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        page.reload();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(sandbox.authy().sent(WRENS_NUMBER)).isEqualTo(1);

        enterCode(page, sent);
        assertThat(heading(page, "Wren Abernathy")).isVisible();
        page.goBack();
        page.goForward();

        page.navigate(service + "/account");
        assertThat(heading(page, "Wren Abernathy")).isVisible();
    }

    @Test
    void wrongNumberCanBeTypedAnew() {
        Page page = chromium.page();
        logIn(page, "wren");
        page.getByLabel("Country or region").selectOption("US");
        page.getByLabel("Mobile number").fill("415 555 0199");
        button(page, "Send me a code").click();

        button(page, "Use a different number").click();
        enterPhone(page);
        enterCode(page, sentTo(WRENS_NUMBER));

        assertThat(page.getByText("•••• 42")).isVisible();
    }

    private static void logIn(Page page, String address, String who) {
        page.navigate(address);
        signIn(page, who);
    }

    static void signIn(Page page, String who) {
        page.getByLabel("Email address").fill(who + "@example.com");
        page.getByLabel("Password").fill(who + "-opens-gate-1");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
    }

    private static void enterPhone(Page page) {
        page.getByLabel("Country or region").selectOption("US");
        page.getByLabel("Mobile number").fill("(415) 555-0142");
        button(page, "Send me a code").click();
        assertThat(code(page)).isVisible();
    }

    static void enterCode(Page page, String digits) {
        code(page).fill(digits);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
    }

    private static Locator code(Page page) {
        return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
    }

    private String sentTo(String number) {
        return sandbox.authy().newestCode(number).orElseThrow();
    }

    private Map<?, ?> pointerOf(String id) {
        return (Map<?, ?>)
                Objects.requireNonNull(sandbox.tenant().users().appMetadata(id).get("sallyport"));
    }

    private void enrol(String subject, String national) {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        Authenticator phone = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                new PhoneNumber(1, national),
                Instant.now());
        authenticators
                .activateFirst(new Person(tenant.issuer(), subject), phone)
                .await()
                .atMost(Duration.ofSeconds(5));
        sandbox.tenant().users().patchAppMetadata(subject, Map.of("sallyport", Map.of("enrolled", true, "rev", 1)));
    }
}
