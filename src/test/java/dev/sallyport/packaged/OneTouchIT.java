package dev.sallyport.packaged;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whole logins through the packaged program that are answered by a tap in the Authy app.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneTouchIT {
    private static final String OSWALDS = "+14155550137";

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    private Installation installation;

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    private SandboxBeside sandbox;

    private @Nullable Process service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = Installation.sqlite(folder.resolve("store.db")).with("SALLYPORT_AUTHY_ONETOUCH", "true");
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
    void whoeverHasTheAuthyAppMayApproveTheLoginThere() {
        opensTheAccount().givesCode(sandbox.appCode(OSWALDS)).sees("You are through");

        Traveller again = opensTheAccount().presses("/push").sees("Look at your phone");
        again.presses("/approval").sees("Look at your phone");
        sandbox.answers(OSWALDS, "approve");
        // Nobody could call this service, which stands behind no proxy here: it asks.
        again.presses("/approval").sees("You are through");

        Traveller thief = opensTheAccount().presses("/push").sees("Look at your phone");
        sandbox.answers(OSWALDS, "deny");
        thief.presses("/approval").sees("Enter your code", "Somebody said no on your phone");
    }

    private Traveller opensTheAccount() {
        return new Traveller().opens(installation.address() + "/account").givesPassword("oswald");
    }
}
