package dev.sallyport.packaged;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Somebody who has nothing but an Authy phone is moved to Twilio Verify by the packaged program.
class MoveIT extends BesideSandbox {
    private static final String OSWALDS = "+14155550137";

    @Override
    Installation installed(Path folder) {
        return Installation.sqlite(folder.resolve("store.db"))
                .with("SALLYPORT_FACTORS", "authy,verify")
                .with("SALLYPORT_MIGRATE", "verify");
    }

    @Test
    void codeToTheSameNumberMovesThePerson_whenTheyWantTo() {
        Traveller later = opensTheAccount("oswald").givesCode(sandbox.appCode(OSWALDS));
        later.sees("Enter your code", "We are moving away from Authy", "•••• 37");
        later.presses("/cancel").sees("You are through");

        Traveller now = opensTheAccount("oswald").sees("Enter your code", "Authy");
        now.asksForAnother("sms").givesCode(sandbox.newestCode(OSWALDS));
        now.sees("Enter your code", "We are moving away from Authy");
        now.givesCode(sandbox.newestCode(OSWALDS)).sees("You are through");
        now.presses("/continue").sees("Oswald Finch", "Codes to a phone");

        Traveller next = opensTheAccount("oswald").sees("Enter your code", "by text message to", "•••• 37");
        next.givesCode(sandbox.newestCode(OSWALDS)).sees("You are through");
    }
}
