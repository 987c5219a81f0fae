package dev.sallyport.sandbox.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.sandbox.authy.AuthyServer;
import dev.sallyport.testsupport.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The phone in a real browser: it keeps itself up to date and fits the screen.
@Tag("browser")
class PhoneBrowserTest {
    private static Chromium chromium;

    private final AuthyServer server = new AuthyServer();

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void newTextAppearsByItselfAndIsAnnounced() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        Page page = open("/phone?number=%2B447700900123", new NewContextOptions());
        assertThat(page.getByText("Nothing yet.")).isVisible();

        server.get("/protected/json/sms/" + id);

        String text = server.inbox.newest("+447700900123").orElseThrow().text();
        assertThat(page.getByRole(AriaRole.LISTITEM).getByText(text)).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("New message: " + text);
    }

    @Test
    void nextCodeAppearsByItself() {
        Page page = open("/phone?number=%2B14155550137", new NewContextOptions());
        assertThat(page.getByText(running())).isVisible();

        server.secondsLater(20);

        assertThat(page.getByText(running())).isVisible();
    }

    @Test
    void installingTheAppShowsItsCode() {
        server.authy.register("ada@example.com", 44, "7700900123");
        Page page = open("/phone?number=%2B447700900123", new NewContextOptions());

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Install Authy"))
                .click();

        assertThat(page.getByText(
                        GroupedDigits.of(server.authy.softToken("+447700900123").orElseThrow())))
                .isVisible();
    }

    @Test
    void codeIsShownWithoutScripts() {
        Page page = open("/phone", new NewContextOptions().setJavaScriptEnabled(false));

        assertThat(page.getByText(running())).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void nothingIsCutOff(int width) throws Exception {
        server.get("/protected/json/sms/16350007?force=true");
        Page page = open("/phone", new NewContextOptions().setViewportSize(width, 800));

        Object overflowing = page.evaluate("""
                [...document.querySelectorAll('.phone *, html')]
                    .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 1
                        && getComputedStyle(element).display !== 'inline').length""");

        assertThat(overflowing).isEqualTo(0);
    }

    private Page open(String path, NewContextOptions options) {
        Page page = chromium.page(options);
        page.navigate(server.base().resolve(path).toString());
        return page;
    }

    private String running() {
        return GroupedDigits.of(server.authy.softToken("+14155550137").orElseThrow());
    }
}
