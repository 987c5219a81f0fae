package dev.sallyport.packaged;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// Whole logins through the packaged program by all that Twilio Verify has: keys of apps that it keeps, an app of the
/// tenant's own, codes by e-mail, and its record of what became of a text.
class VerifyFactorsIT extends BesideSandbox {
    private static final Pattern KEY = Pattern.compile("href=\"(otpauth://[^\"]+)\"");
    private static final Pattern APP = Pattern.compile("href=\"(https://app.acme.example/add#token=[^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");
    private static final String TOMAS = "+14155550166";

    @Override
    Installation installed(Path folder) {
        return Installation.sqlite(folder.resolve("store.db"))
                .with("SALLYPORT_FACTORS", "verify-totp,verify-push,verify,email,recovery")
                .with("SALLYPORT_VERIFY_PUSH_LINK", "https://app.acme.example/add");
    }

    @Test
    void keyThatVerifyKeepsIsSetUp_andAskedFor() {
        Traveller wren = opensTheAccount("wren").sees("Add a second step", "Use an authenticator app");
        wren.picks("verify-totp").sees("Set up your app", "<svg", "Type a key instead");
        sandbox.scans(wren.reads(KEY));
        wren.givesCode("000000").sees("Set up your app", "That code did not work");
        String code = sandbox.codeOfTheKey();
        wren.givesCode(code).sees("Your recovery codes");
        wren.keepsTheCodes().sees("You are through");
        wren.presses("/continue").sees("Wren Abernathy", "Authenticator app");

        Traveller thief = opensTheAccount("wren").sees("Enter your code", "Open your authenticator app");
        thief.givesCode(code).sees("Enter your code", "That code did not work");
    }

    @Test
    void tenantsOwnAppIsAdded_andAnswersFromThenOn() {
        Traveller juno = opensByMockingbird().sees("Add a second step").picks("verify-push");
        juno.sees("Set up our app", "<svg");
        sandbox.addsApp(juno.reads(APP));
        comesForTheAnswer(juno).keepsTheCodes().sees("You are through");

        Traveller again = opensByMockingbird().sees("Approve it in our app");
        again.presses("/push").sees("Look at your phone");
        sandbox.answersInTheApp("approve");
        comesForTheAnswer(again).sees("You are through");

        Traveller thief = opensByMockingbird().presses("/push").sees("Look at your phone");
        sandbox.answersInTheApp("deny");
        comesForTheAnswer(thief).sees("Approve it in our app", "Somebody said no");
    }

    private Traveller opensByMockingbird() {
        return new Traveller().opens(installation.address() + "/account").presses("/u/login/social");
    }

    @Test
    void textThatIsLostIsTold_aCallTakesItsPlace_andAMailboxIsTheOtherWay() {
        sandbox.loses("text", TOMAS);
        Traveller tomas = opensTheAccount("tomas").picks("verify").givesPhone("US", "415 555 0166");
        tomas.sees("Enter your code", "by text message to", "Has it arrived? Look again");
        soon(() -> tomas.presses("/look").sees("Enter your code", "could not be delivered to", "Call me instead"));
        // Not before the time is over that lies between two codes.
        soon(() -> tomas.asksForAnother("call").sees("Enter your code", "We are calling"));
        tomas.givesCode(sandbox.newestCode(TOMAS)).keepsTheCodes().sees("You are through");

        sandbox.loses("text", TOMAS);
        Traveller again = opensTheAccount("tomas").sees("Enter your code", "•••• 66");
        again.sends("/code", Map.of("code", sandbox.newestCode(TOMAS), "then", "add"));
        again.picks("email").sees("Enter your code", "t•••@example.com");
        again.givesCode(sandbox.newestCode("tomas@example.com")).sees("You are through");

        Traveller next = opensTheAccount("tomas").sees("Enter your code", "•••• 66", "Get a code by e-mail");
        next.presses("/way").sees("Enter your code", "counts for this login only");
        next.givesCode(sandbox.newestCode("tomas@example.com")).sees("You are through");
    }

    private static void soon(ThrowingRunnable step) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(step);
    }

    private static Traveller comesForTheAnswer(Traveller traveller) {
        return traveller.sends("/approval", Map.of("page", traveller.reads(PAGE)));
    }
}
