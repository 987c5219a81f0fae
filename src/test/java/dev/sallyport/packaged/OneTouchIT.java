package dev.sallyport.packaged;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Whole logins through the packaged program that are answered by a tap in the Authy app.
class OneTouchIT extends BesideSandbox {
    private static final String OSWALDS = "+14155550137";

    @Override
    Installation installed(Path folder) {
        return Installation.sqlite(folder.resolve("store.db")).with("SALLYPORT_AUTHY_ONETOUCH", "true");
    }

    @Test
    void whoeverHasTheAuthyAppMayApproveTheLoginThere() {
        opensTheAccount("oswald").givesCode(sandbox.appCode(OSWALDS)).sees("You are through");

        Traveller again = opensTheAccount("oswald").presses("/push").sees("Look at your phone");
        again.presses("/approval").sees("Look at your phone");
        sandbox.answers(OSWALDS, "approve");
        // Nobody could call this service, which stands behind no proxy here: it asks.
        again.presses("/approval").sees("You are through");

        Traveller thief = opensTheAccount("oswald").presses("/push").sees("Look at your phone");
        sandbox.answers(OSWALDS, "deny");
        thief.presses("/approval").sees("Enter your code", "Somebody said no on your phone");
    }
}
