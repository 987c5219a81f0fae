package dev.sallyport.testsupport;

import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Makes the world new before a test that logs in the sandbox's people: nobody enrolled, nobody logged in.
@Singleton
public final class CleanSlate {
    private static final List<String> TABLES = List.of(
            "people",
            "authenticators",
            "logins",
            "attempts",
            "budgets",
            "conversions",
            "accepted_codes",
            "approvals",
            "callback_nonces",
            "pushes",
            "totp_steps",
            "recovery_sets",
            "verifications",
            "tickets",
            "pointer_writes",
            "notices");

    private final Sandbox sandbox;
    private final Database database;

    CleanSlate(Sandbox sandbox, Database database) {
        this.sandbox = sandbox;
        this.database = database;
    }

    public void wipe() {
        sandbox.tenant().users().reset();
        sandbox.tenant().forgetSessions();
        sandbox.authy().clear();
        sandbox.verify().clear();
        for (String table : TABLES) {
            database.run(Statement.of("DELETE FROM " + table)).await().atMost(Duration.ofSeconds(10));
        }
    }
}
