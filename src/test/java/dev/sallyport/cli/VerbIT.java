package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.cli.Program.Stopped;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
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

    private final Map<String, String> environment = new HashMap<>();
    private Path store = Path.of("");
    private @Nullable Process service;

    @BeforeEach
    void chooseSettings() throws IOException {
        store = folder.resolve("store.db");
        environment.putAll(Map.of(
                "SALLYPORT_BASE_URL", "https://login.acme.example",
                "SALLYPORT_TENANT_DOMAIN", "localhost:" + freePort(),
                "SALLYPORT_TENANT_REQUEST_SECRETS", "a-request-secret-of-more-than-32-bytes",
                "SALLYPORT_TENANT_ANSWER_SECRET", "an-answer-secret-of-more-than-32-bytes",
                "SALLYPORT_ACCOUNT_CLIENT_ID", "account",
                "SALLYPORT_ACCOUNT_CLIENT_SECRET", "the-account-client-secret",
                "SALLYPORT_MANAGEMENT_CLIENT_ID", "service",
                "SALLYPORT_MANAGEMENT_CLIENT_SECRET", "the-service-client-secret",
                "SALLYPORT_AUTHY_API_KEY", "the-api-key"));
        environment.put("SALLYPORT_ENROLMENT_COUNTRIES", "*");
        environment.put("SALLYPORT_STORE_URL", "sqlite:" + store);
        environment.put("SALLYPORT_STORE_KEYS", "k1:dGVzdC1rZXktb2YtZXhhY3RseS0tLTMyLWJ5dGVzLSE=");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()));
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
        environment.remove("SALLYPORT_STORE_KEYS");

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

    private void startService() {
        Path output = folder.resolve("service");
        service = new Program(folder).start(environment, output, folder.resolve("service-errors"));
        await().atMost(Duration.ofSeconds(60)).until(() -> Program.text(output).contains("Listening on"));
    }

    private Stopped verb(String... words) throws InterruptedException {
        return new Program(folder).run(environment, words);
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
