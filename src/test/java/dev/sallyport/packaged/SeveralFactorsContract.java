package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whole logins through the packaged program where people choose their factors: an authenticator app, a phone by Twilio
/// Verify, and recovery codes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeveralFactorsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern KEY = Pattern.compile("href=\"(otpauth://[^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("<li><code>([0-9A-Z-]{19})</code></li>");

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    private Installation installation;

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    private SandboxBeside sandbox;

    private @Nullable Process service;

    /// The address of an empty store.
    abstract String store(Path folder);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(store(folder))
                .with("SALLYPORT_FACTORS", "totp,verify,recovery")
                .with("SALLYPORT_NOTICES_FROM", "Acme <login@acme.example>")
                .with("SALLYPORT_NOTICES_SMTP_HOST", "127.0.0.1")
                .with("SALLYPORT_NOTICES_EVERY", "1s")
                .with("QUARKUS_MAILER_START_TLS", "DISABLED");
        sandbox = SandboxBeside.of(installation, folder);
        service = new Program(folder).serve(installation.environment());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        sandbox.close();
    }

    @Test
    void whoeverSetsUpAnAppIsAskedForIt_andMayUseARecoveryCodeInstead() {
        Traveller wren = opensTheAccount("wren").sees("Add a second step", "Use an authenticator app");
        picks(wren, "totp").sees("Set up your app", "<svg", "Type a key instead");
        sandbox.scans(only(KEY, wren.page()));
        wren.givesCode("000000").sees("Set up your app", "That code did not work");
        wren.givesCode(sandbox.codeOfTheKey()).sees("Your recovery codes");
        List<String> codes = all(CODE, wren.page());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        wren.sends("/recovery-codes", Map.of("kept", "yes")).sees("You are through");
        wren.presses("/continue").sees("Wren Abernathy", "Authenticator app");

        Traveller again = opensTheAccount("wren").sees("Enter your code", "Open your authenticator app");
        again.presses("/way").sees("Enter your code", "Recovery code", "You have 10 left");
        again.givesCode(codes.getFirst()).sees("You are through");

        Traveller thief = opensTheAccount("wren").presses("/way").sees("Enter your code", "You have 9 left");
        thief.givesCode(codes.getFirst()).sees("Enter your code", "That code did not work");
        wrenIsToldOfIt();
    }

    private void wrenIsToldOfIt() {
        await().atMost(PATIENCE)
                .until(() ->
                        sandbox.hasMail("wren@example.com", "A recovery code was used to log in to your account."));
        Traveller reader =
                new Traveller().opens(installation.address() + "/not-me?" + sandbox.notMe("wren@example.com"));
        reader.sees("Was it not you?").sends("/not-me", Map.of()).sees("It is stopped");
    }

    @Test
    void appIsAddedBesideAPhone_onTheGroundsOfItsProof() {
        Traveller tomas = opensTheAccount("tomas");
        picks(tomas, "verify").givesPhone("US", "415 555 0166");
        tomas.givesCode(sandbox.newestCode("+14155550166")).sends("/recovery-codes", Map.of("kept", "yes"));
        tomas.sees("You are through");

        Traveller another = opensTheAccount("tomas").sees("Enter your code", "•••• 66");
        String ofAnother = sandbox.newestCode("+14155550166");
        Traveller again = opensTheAccount("tomas").sees("Enter your code", "•••• 66");
        another.givesCode(ofAnother).sees("Enter your code", "That code did not work");
        again.sends("/code", Map.of("code", sandbox.newestCode("+14155550166"), "then", "add"));
        picks(again.sees("Add another way"), "totp").sees("Set up your app");
        sandbox.scans(only(KEY, again.page()));
        again.givesCode(sandbox.codeOfTheKey()).sees("You are through");
        again.presses("/continue").sees("Tomás Quintero", "Authenticator app", "•••• 66");

        opensTheAccount("tomas").sees("Enter your code", "Open your authenticator app", "Use my phone •••• 66");
    }

    private Traveller opensTheAccount(String nickname) {
        return new Traveller().opens(installation.address() + "/account").givesPassword(nickname);
    }

    private static Traveller picks(Traveller traveller, String kind) {
        return traveller.sends("/factor", Map.of("kind", kind));
    }

    private static String only(Pattern what, String page) {
        List<String> found = all(what, page);
        assertThat(found).as(page).hasSize(1);
        return found.getFirst();
    }

    private static List<String> all(Pattern what, String page) {
        return what.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
