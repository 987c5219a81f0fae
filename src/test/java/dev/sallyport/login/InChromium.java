package dev.sallyport.login;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.Chromium;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.web.PublicUrl;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// What the tests in a browser share: Chromium, a world in which nobody is enrolled, and the account page to log in to.
abstract class InChromium {
    static Chromium chromium;

    @Inject
    Sandbox sandbox;

    @Inject
    CleanSlate slate;

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
    void wipe() {
        slate.wipe();
    }

    /// Up to the first page behind the password.
    void logIn(Page page, String who) {
        page.navigate(url.value() + "/");
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        LoginBrowserTest.signIn(page, who);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator exactly(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
