package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.packaged.Installation;
import dev.sallyport.packaged.Program;
import dev.sallyport.packaged.Program.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs of the packaged program, beside the service that runs on the same store with the same environment.
class VerbIT {
    @TempDir
    Path folder;

    private Path store = Path.of("");

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Installation installation;

    private @Nullable Process service;

    @BeforeEach
    void chooseSettings() {
        store = folder.resolve("store.db");
        installation = Installation.sqlite(store);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void auditOfTheRunningServiceIsWholeUntilSomebodyChangesIt() throws Exception {
        startService();

        // The port is taken, so a verb that wanted it would fail.
        Stopped whole = verb("audit", "verify");
        assertThat(whole.output()).matches("The audit is whole: 1 entry, up to 2\\d{3}-.*Z\\.\\R");
        assertThat(whole.errors()).isEmpty();
        assertThat(whole.status()).isZero();

        change("UPDATE audit SET line = REPLACE(line, 'sys_startup', 'sys_shutdown')");
        Stopped broken = verb("audit", "verify");
        assertThat(broken.output()).isEmpty();
        assertThat(broken.errors()).matches("The audit is broken: entry 1 is not what .*\\R");
        assertThat(broken.status()).isEqualTo(1);
    }

    @Test
    void resetOpensATicketAlsoWhileAuth0CannotBeTold() throws Exception {
        startService();

        Stopped reset = verb("reset", "auth0|ada", "--reason", "lost the phone");

        assertThat(reset.errors()).contains("The Management API did not answer").doesNotContain("\tat ");
        assertThat(reset.output())
                .matches("auth0\\|ada was reset and may enrol once until 2\\d{3}-.*Z\\. .*"
                        + "Auth0 could not be told; the running service will tell it\\.\\R");
        assertThat(reset.status()).isZero();
        assertThat(number("SELECT COUNT(*) FROM tickets WHERE sub = 'auth0|ada' AND reason = 'lost the phone'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM pointer_writes WHERE sub = 'auth0|ada'"))
                .isEqualTo(1);
        assertThat(verb("audit", "verify").output()).contains("The audit is whole: 2 entries");
    }

    @Test
    void resetTooManySaysWhyNothingWasDone_andThatIsInTheAudit() throws Exception {
        installation.with("SALLYPORT_RESETS_PER_TENANT", "1");
        startService();
        assertThat(verb("reset", "auth0|ada", "--reason", "lost the phone").status())
                .isZero();

        Stopped tooMany = verb("reset", "auth0|bert", "--reason", "lost the phone");

        assertThat(tooMany.status()).isEqualTo(3);
        assertThat(tooMany.output()).isEmpty();
        assertThat(tooMany.errors())
                .startsWith("auth0|bert was not reset, because people were reset once within the last hour already:"
                        + " sallyport.resets.per-tenant allows no more.")
                .doesNotContain("\tat ");
        assertThat(number("SELECT COUNT(*) FROM tickets WHERE sub = 'auth0|bert'"))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM audit WHERE line LIKE '%reset-limit%'"))
                .isEqualTo(1);
    }

    @Test
    void resetOfNobodyOrForNoGoodReasonChangesNothing() throws Exception {
        startService();

        Stopped nobody = verb("reset", "ada", "--reason", "lost the phone");
        Stopped indiscreet = verb("reset", "auth0|ada", "--reason", "call +49 171 2345678");

        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.errors()).contains("Nobody was reset. A user_id looks like");
        assertThat(indiscreet.status()).isEqualTo(2);
        assertThat(indiscreet.errors()).contains("leave phone numbers and e-mail addresses out of it");
        assertThat(number("SELECT COUNT(*) FROM tickets")).isZero();
    }

    @Test
    void statusOfAMigrationCountsPeople() throws Exception {
        startService();
        Stopped unset = verb("migrate", "status");
        assertThat(unset.status()).isEqualTo(2);
        assertThat(unset.errors()).contains("sallyport.migrate is not set");

        holds("ada", "authy");
        holds("ada", "recovery");
        holds("bert", "authy");
        holds("bert", "totp");
        holds("cleo", "totp");
        installation.with("SALLYPORT_FACTORS", "totp,authy").with("SALLYPORT_MIGRATE", "totp");

        Stopped status = verb("migrate", "status");
        assertThat(status.output())
                .isEqualToIgnoringNewLines(
                        "Still to move from authy to totp: 1. With both: 1. With totp and without" + " authy: 1.");
        assertThat(status.errors()).isEmpty();
        assertThat(status.status()).isZero();
        installation.with("SALLYPORT_MIGRATE_DRY_RUN", "true");
        assertThat(verb("migrate", "status").output()).startsWith("Dry run, nobody is asked. Still to move");
    }

    @Test
    void storeThatIsNotThereIsNotMade() throws Exception {
        Stopped stopped = verb("audit", "verify");

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors()).contains("There is no store at " + store).contains("sallyport.store.url");
        assertThat(store).doesNotExist();
    }

    @Test
    void storeThatCannotBeReadIsToldFromABrokenAudit() throws Exception {
        Files.writeString(store, "This is no database. ".repeat(500));

        Stopped stopped = verb("audit", "verify");

        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.output()).isEmpty();
        assertThat(stopped.errors()).contains("Not done, because Sallyport could not start");
    }

    @Test
    void badSettingsStopAVerbToo() throws Exception {
        installation.without("SALLYPORT_STORE_KEYS");

        Stopped stopped = verb("audit", "verify");

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors()).contains("sallyport.store.keys is missing.");
    }

    @Test
    void unknownVerbIsAnsweredWithTheOnesThereAre() throws Exception {
        Stopped stopped = new Program(folder).run(Map.of(), "audti", "verify");

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.output()).isEmpty();
        assertThat(stopped.errors())
                .contains("Sallyport does not know: audti verify")
                .contains("Usage: sallyport [verb]")
                .contains("audit verify");
    }

    @Test
    void helpAndVersionNeedNoSettings() throws Exception {
        Stopped help = new Program(folder).run(Map.of(), "--help");
        assertThat(help.status()).isZero();
        assertThat(help.errors()).isEmpty();
        assertThat(help.output()).contains("Starts the service").contains("audit verify");

        Stopped version = new Program(folder).run(Map.of(), "--version");
        assertThat(version.status()).isZero();
        assertThat(version.output()).matches("Sallyport \\d+\\.\\d+.*\\R");
    }

    private void holds(String who, String kind) throws SQLException {
        change("INSERT INTO authenticators (id, iss, sub, kind, handle, phone, since, retired_at) VALUES ('%s-%s',"
                .concat(" 'acme.eu.auth0.com', 'auth0|%s', '%s', 'sealed', NULL, 0, NULL)")
                .formatted(who, kind, who, kind));
    }

    private void startService() {
        service = new Program(folder).serve(installation.environment());
    }

    private Stopped verb(String... words) throws InterruptedException {
        return new Program(folder).run(installation.environment(), words);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
