package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.SandboxProgram;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sandbox in a process of its own, beside one installation of the packaged program, which has none in it.
final class SandboxBeside implements AutoCloseable {
    private static final List<String> SHARED = List.of(
            "base-url",
            "tenant.domain",
            "tenant.request-secrets",
            "tenant.answer-secret",
            "account.client-id",
            "account.client-secret",
            "management.client-id",
            "management.client-secret",
            "authy.url",
            "authy.api-key",
            "verify.service-sid",
            "verify.api-key",
            "verify.api-secret",
            "verify.auth-token",
            "notices.smtp-port");
    private static final Pattern MESSAGE = Pattern.compile("data-copy=\"(\\d{6,8})\"");
    private static final Pattern KEY = Pattern.compile("class=\"running\">([\\d ]+)<");
    private static final Pattern REQUEST = Pattern.compile("name=\"id\" value=\"([0-9A-Za-z-]{34,36})\"");
    private static final Pattern NOT_ME = Pattern.compile("href=\"https://[^\"]+/not-me\\?([^\"]+)\"");
    private static final Pattern APP = Pattern.compile("id=\"code\">([\\d ]+)<");

    private final Process process;
    private final String origin;
    private final Browser phones = new Browser();

    private SandboxBeside(Process process, String origin) {
        this.process = process;
        this.origin = origin;
    }

    /// Starts it with what the installation and the sandbox must agree upon.
    ///
    /// @param installation is given the sandbox as its tenant and its Authy
    /// @param folder for what it prints
    static SandboxBeside of(Installation installation, Path folder) throws IOException {
        int port = Installation.freePort();
        String origin = "http://127.0.0.1:" + port;
        installation.with("SALLYPORT_TENANT_DOMAIN", "127.0.0.1:" + port).calling(origin);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxProgram.class.getName(),
                "sallyport.sandbox.port=" + port));
        Map<String, String> environment = installation.environment();
        for (String setting : SHARED) {
            String key = "sallyport." + setting;
            command.add(key + "=" + environment.get(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
        }
        Path output = folder.resolve("sandbox");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive() || Files.readString(output).contains("The sandbox listens at"));
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        return new SandboxBeside(process, origin);
    }

    String origin() {
        return origin;
    }

    /// The code of the newest text or call.
    String newestCode(String number) {
        return shown(MESSAGE, number);
    }

    /// Whether a mail to that address says so by now.
    boolean hasMail(String address, String words) {
        return pageOf(address).contains(words);
    }

    /// The query of the link in the newest mail, by which somebody says that it was not them.
    String notMe(String address) {
        return first(NOT_ME, pageOf(address));
    }

    /// The code that the Authy app shows.
    String appCode(String number) {
        return shown(APP, number).replace(" ", "");
    }

    /// Loses what is sent to a number from now on, or lets it through again.
    ///
    /// @param kind as the phone's page names it
    void loses(String kind, String number) {
        changes("/phone/losses", Map.of("kind", kind, "number", number));
    }

    /// Takes a key into the tenant's own app.
    ///
    /// @param link as it stands in a page
    void addsApp(String link) {
        changes("/tenant-app", Map.of("link", link.replace("&amp;", "&")));
    }

    /// Presses a button below what the tenant's own app asks.
    void answersInTheApp(String answer) {
        changes("/tenant-app/answer", Map.of("id", first(REQUEST, page("/tenant-app")), "answer", answer));
    }

    /// Presses a button below what the Authy app asks.
    void answers(String number, String answer) {
        changes("/phone/answer", Map.of("id", shown(REQUEST, number), "number", number, "answer", answer));
    }

    /// Takes a key into the authenticator app.
    ///
    /// @param link as it stands in a page
    void scans(String link) {
        changes("/authenticator", Map.of("link", link.replace("&amp;", "&")));
    }

    /// What the authenticator app shows for the key that it got last.
    String codeOfTheKey() {
        return first(KEY, page("/authenticator")).replace(" ", "");
    }

    /// Has Authy misbehave at the next call.
    ///
    /// @param fault as the sandbox's `/authy/faults` takes it
    void misbehaves(String fault) {
        assertThat(phones.post(origin + "/authy/faults", Map.of("fault", fault, "times", "1"))
                        .status())
                .isEqualTo(200);
    }

    private void changes(String path, Map<String, String> form) {
        assertThat(phones.post(origin + path, form).status()).isEqualTo(303);
    }

    private String shown(Pattern what, String number) {
        return first(what, pageOf(number));
    }

    private String pageOf(String number) {
        return page("/phone?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    private String page(String path) {
        return phones.get(origin + path).body();
    }

    private static String first(Pattern what, String page) {
        Matcher found = what.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
