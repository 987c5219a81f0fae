package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whole logins through the packaged program where people choose their factors: an authenticator app, a phone by Twilio
/// Verify, and recovery codes.
abstract class SeveralFactorsContract extends BesideSandbox {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern KEY = Pattern.compile("href=\"(otpauth://[^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("<li><code>([0-9A-Z-]{19})</code></li>");

    /// The address of an empty store.
    abstract String store(Path folder);

    @Override
    Installation installed(Path folder) {
        return new Installation(store(folder))
                .with("SALLYPORT_FACTORS", "totp,verify,recovery")
                .with("SALLYPORT_NOTICES_FROM", "Acme <login@acme.example>")
                .with("SALLYPORT_NOTICES_SMTP_HOST", "127.0.0.1")
                .with("SALLYPORT_NOTICES_EVERY", "1s")
                .with("QUARKUS_MAILER_START_TLS", "DISABLED");
    }

    @Test
    void whoeverSetsUpAnAppIsAskedForIt_andMayUseARecoveryCodeInstead() {
        Traveller wren = opensTheAccount("wren").sees("Add a second step", "Use an authenticator app");
        wren.picks("totp").sees("Set up your app", "<svg", "Type a key instead");
        sandbox.scans(wren.reads(KEY));
        wren.givesCode("000000").sees("Set up your app", "That code did not work");
        wren.givesCode(sandbox.codeOfTheKey()).sees("Your recovery codes");
        List<String> codes = wren.readsAll(CODE);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        wren.keepsTheCodes().sees("You are through");
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
        tomas.picks("verify").givesPhone("US", "415 555 0166");
        tomas.givesCode(sandbox.newestCode("+14155550166")).keepsTheCodes();
        tomas.sees("You are through");

        Traveller another = opensTheAccount("tomas").sees("Enter your code", "•••• 66");
        String ofAnother = sandbox.newestCode("+14155550166");
        Traveller again = opensTheAccount("tomas").sees("Enter your code", "•••• 66");
        another.givesCode(ofAnother).sees("Enter your code", "That code did not work");
        again.sends("/code", Map.of("code", sandbox.newestCode("+14155550166"), "then", "add"));
        again.sees("Your ways to prove it is you", "Add another way")
                .picks("totp")
                .sees("Set up your app");
        sandbox.scans(again.reads(KEY));
        again.givesCode(sandbox.codeOfTheKey()).sees("You are through");
        again.presses("/continue").sees("Tomás Quintero", "Authenticator app", "•••• 66");

        opensTheAccount("tomas").sees("Enter your code", "Open your authenticator app", "Use my phone •••• 66");
    }
}
