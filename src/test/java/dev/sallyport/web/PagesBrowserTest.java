package dev.sallyport.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sallyport.testsupport.Chromium;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages in a real browser. Leaves a picture of each in `target/pages`.
@QuarkusTest
@Tag("browser")
class PagesBrowserTest {
    private static Chromium chromium;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "",
                "samples/phone",
                "samples/phone-with-problem",
                "samples/code",
                "samples/code-in-app",
                "samples/code-with-problem",
                "samples/code-not-sent",
                "samples/code-delivered",
                "samples/code-lost",
                "samples/factors/choose",
                "samples/factors/choose-another",
                "samples/factors/remove",
                "samples/factors/app",
                "samples/factors/app-with-problem",
                "samples/factors/code-of-app",
                "samples/factors/recovery-code",
                "samples/factors/recovery-codes",
                "samples/factors/approval",
                "samples/factors/push",
                "samples/factors/push-denied",
                "samples/factors/push-too-late",
                "samples/factors/add-app",
                "samples/factors/locked",
                "samples/move/code",
                "samples/move/locked",
                "samples/move/phone",
                "samples/move/app",
                "samples/notice/not-me",
                "samples/notice/stopped",
                "samples/notice/nothing-left",
                "samples/refusal",
                "samples/account/enrolled",
                "samples/account/not-enrolled",
                "account/refused?error_description=locked",
                "no-such-page");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageFitsNarrowAndWideScreensInLightAndDark(String path) {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            page.navigate(service() + path);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : new int[] {320, 1280}) {
                    page.setViewportSize(width, 720);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(picture(path, width, scheme))
                            .setFullPage(true));
                    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .isEqualTo(0);
                }
            }
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void typedCodeWaitsForTheButton_pastedCodeDoesNot() {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(service() + "samples/code");
            page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).pressSequentially("1234567");
            assertThat(page).hasURL(service() + "samples/code");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                    .click();
            assertThat(page.locator("body")).containsText("code=1234567");

            page.navigate(service() + "samples/code");
            page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                    .evaluate("input => { input.value = '123 456';"
                            + " input.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste'})) }");
            assertThat(page.locator("body")).containsText("code=123 456");
        }
    }

    @Test
    void doubleClickSendsOneCode() {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            List<Route> posts = new ArrayList<>();
            page.navigate(service() + "samples/code");
            page.route("**/samples/posted/code", posts::add);
            page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("123456");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                    .dblclick();
            page.waitForCondition(() -> !posts.isEmpty());
            assertThat(posts).hasSize(1);
            posts.getFirst().abort();
        }
    }

    @Test
    void codePageWorksWithoutScripts() {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(service() + "samples/code");
            page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("٤٥٦ ١٢٣");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                    .click();
            assertThat(page.locator("body")).containsText("code=٤٥٦ ١٢٣");
        }
    }

    // C1.8: by itself, and by its button where scripts are off.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handOffReachesTheTenant(boolean scripts) {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
            Page page = context.newPage();
            page.route(
                    "http://127.0.0.1:9/**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/plain")
                            .setBody("arrived: " + route.request().postData())));
            page.navigate(service() + "samples/hand-off");
            if (!scripts) {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to Acme Billing"))
                        .click();
            }
            assertThat(page.locator("body")).containsText("state=the-state");
        }
    }

    private static String service() {
        return "http://localhost:" + RestAssured.port + "/";
    }

    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            // A page with an error status is reported too; that is what it is for.
            if (message.type().equals("error") && !message.text().contains("the server responded with a status")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    private static Path picture(String path, int width, ColorScheme scheme) {
        String name = path.isEmpty() ? "landing" : path.replaceAll("\\?.*", "").replace('/', '-');
        return Path.of(
                "target", "pages", name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    }
}
