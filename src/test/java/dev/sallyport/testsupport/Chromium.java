package dev.sallyport.testsupport;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Chromium that is installed on this machine, driven by Playwright. Each page has a profile of its own.
public final class Chromium implements AutoCloseable {
    /// For waits of the page itself; a loaded machine needs some.
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright = Playwright.create();
    private final Browser browser;

    private Chromium() {
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(installed())
                        // No sandbox, since containers of CI run as root; no calls home.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    public static Chromium launch() {
        return new Chromium();
    }

    public Page page() {
        return page(new NewContextOptions());
    }

    public Page page(NewContextOptions options) {
        Page page = context(options).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    public BrowserContext context(NewContextOptions options) {
        return browser.newContext(options);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: install it (on Debian, apt-get install chromium)"));
    }
}
