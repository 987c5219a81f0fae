package dev.sallyport.sandbox.tenant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.testsupport.Chromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tenant in a real browser, with a site on another host that sends people back as Sallyport does.
@Tag("browser")
class TenantBrowserTest {
    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static Chromium chromium;
    private static HttpServer site;

    @BeforeAll
    static void start() throws IOException {
        sandbox = RunningSandbox.in(directory, Clock.systemUTC());
        chromium = Chromium.launch();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/ask", exchange -> {
            byte[] page = handOff(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.stop(0);
        sandbox.close();
    }

    @BeforeEach
    void letEveryoneIn() {
        sandbox.action("exports.onExecutePostLogin = async () => {};");
    }

    @Test
    void formPostedFromAnotherSiteTakesUpTheLogin() {
        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => api.redirect.sendUserTo('http://localhost:%d/ask');
                exports.onContinuePostLogin = async (event, api) =>
                  api.idToken.setCustomClaim('https://x/answer', event.request.method + ' ' + event.request.body.answer);
                """.formatted(site.getAddress().getPort()));
        Page page = chromium.page();

        logIn(page, "wren-opens-gate-1");
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByText("You are logged in as Wren Abernathy")).isVisible();
        assertThat(page.getByText("POST yes")).isVisible();
    }

    @Test
    void wrongPasswordIsToldAndTheAddressKept() {
        Page page = chromium.page();

        logIn(page, "wrong");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Wrong email or password.");
        assertThat(page.getByLabel("Email address")).hasValue("wren@example.com");
        assertThat(page).hasTitle("Error: Log in to Paper Kite");
    }

    @Test
    void loggedOutPersonIsAskedAgain() {
        Page page = chromium.page();
        logIn(page, "wren-opens-gate-1");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(page.getByText("You are not logged in.")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log in silently"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("login_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app", "/app/login", "/continue"})
    void pageFitsANarrowScreen(String path) {
        Page page = chromium.page(new NewContextOptions().setViewportSize(320, 640));

        page.navigate(sandbox.url(path));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    private static void logIn(Page page, String password) {
        page.navigate(sandbox.url("/app/login"));
        page.getByLabel("Email address").fill("wren@example.com");
        page.getByLabel("Password").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Continue").setExact(true))
                .click();
    }

    private static String handOff(URI uri) {
        return "<!doctype html><form method=post action='" + sandbox.url("/continue")
                + "'><input type=hidden name=state value='" + uri.getQuery().substring("state=".length())
                + "'><input type=hidden name=answer value=yes><button>Go</button></form>";
    }
}
