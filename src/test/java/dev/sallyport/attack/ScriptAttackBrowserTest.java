package dev.sallyport.attack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.testsupport.Chromium;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Script where text belongs, in a browser that would run it.
@QuarkusTest
@Tag("browser")
class ScriptAttackBrowserTest {
    private static final String SCRIPT = "\"><img src=x onerror=\"window.wasRun=true\"><script>wasRun=true</script>";
    private static Chromium chromium;

    @Inject
    Scene scene;

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
        scene.wipe();
    }

    @Test
    void scriptInTypedTextIsNotRun() {
        Page page = chromium.page();
        page.navigate(login(token("auth0|stranger").signed(), "a-state"));

        page.getByLabel("Mobile number").fill(SCRIPT);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send me a code"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("Mobile number")).hasValue(SCRIPT);
        assertNothingRan(page);
    }

    @Test
    void scriptInAnApplicationsNameIsNotRun() {
        Page page = chromium.page();

        page.navigate(login(
                token("auth0|stranger")
                        .with("client", Map.of("id", SCRIPT, "name", SCRIPT))
                        .signed(),
                "a-state"));

        assertThat(page.getByText(SCRIPT).first()).isVisible();
        assertNothingRan(page);
    }

    @Test
    void scriptInTheStateIsNotRun() {
        scene.enrolled("wren", WRENS_PHONE);
        Page page = chromium.page();
        String token = token("auth0|wren").with("enrolled", true).with("rev", 9).signed();

        page.navigate(login(token, "'\"><script>wasRun=true</script>"));

        assertThat(page.getByRole(AriaRole.HEADING)).isVisible();
        assertNothingRan(page);
    }

    @Test
    void scriptInTheAddressIsNotRun() {
        Page page = chromium.page();

        for (String path : new String[] {"/login/", "/login?session_token=", "/nowhere/", "/login?state="}) {
            page.navigate(url.value() + path + encoded(SCRIPT));
            assertNothingRan(page);
        }
    }

    private static void assertNothingRan(Page page) {
        assertThat(page.evaluate("() => window.wasRun === undefined && document.querySelectorAll('img').length === 0"))
                .isEqualTo(true);
    }

    private RequestToken token(String subject) {
        return RequestToken.of(scene.sandbox().settings().host(), Instant.now()).with("sub", subject);
    }

    private String login(String token, String state) {
        return url.value() + "/login?session_token=" + token + "&state=" + encoded(state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
