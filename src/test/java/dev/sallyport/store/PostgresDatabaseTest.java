package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.PostgresServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDatabaseTest extends DatabaseContract {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String URL = PostgresServer.freshDatabase();
    private static final Duration SHORT = Duration.ofMillis(700);

    private final PostgresDatabase database = PostgresDatabase.open(VERTX, URL, 10, Duration.ofSeconds(5));

    @Override
    Database database() {
        return database;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void serverThatAcceptsAndNeverAnswersIsWaitedForNoLongerThanPatienceLasts() throws IOException {
        try (LogLines log = LogLines.of("io.vertx")) {
            ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            PostgresDatabase unlucky = PostgresDatabase.open(VERTX, urlAt(silent.getLocalPort()), 2, SHORT);

            // More than there are connections: those who wait for one are told too.
            List<CompletableFuture<List<Row>>> asked = IntStream.range(0, 10)
                    .mapToObj(_ -> unlucky.run(COUNT).subscribeAsCompletionStage())
                    .toList();

            assertThat(asked)
                    .allSatisfy(one -> assertThat(one)
                            .failsWithin(SHORT.multipliedBy(4))
                            .withThrowableThat()
                            .withCauseInstanceOf(StoreFailed.class));
            silent.close();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> unlucky.run(COUNT).await().atMost(PATIENCE))
                            .hasStackTraceContaining("Connection refused"));
            assertThat(log.lines()).isEmpty();
            unlucky.close();
        }
    }

    @Test
    void serverThatIsNotThereIsToldAtOnceAndWithoutThePassword() {
        PostgresDatabase nowhere = PostgresDatabase.open(VERTX, urlAt(1), 2, SHORT);

        try (LogLines log = LogLines.of("")) {
            assertThatThrownBy(() -> nowhere.run(COUNT).await().atMost(PATIENCE))
                    .isInstanceOf(StoreFailed.class)
                    .hasStackTraceContaining("127.0.0.1")
                    .satisfies(failure -> assertThat(whole(failure)).doesNotContain("hush-hush"));
            assertThat(log.lines()).noneMatch(line -> line.contains("hush-hush"));
        }
        nowhere.close();
    }

    @Test
    void statementThatWaitsForALockIsGivenUp_andFreesItsConnection() {
        PostgresDatabase hasty = PostgresDatabase.open(VERTX, URL, 1, SHORT);
        run(Statement.of(INSERT, "a", null, 1L));

        // Somebody holds the row for longer than the other has patience.
        CompletableFuture<List<List<Row>>> holder = database.runIf(
                        Statement.of("UPDATE things SET amount = 2 WHERE name = 'a' RETURNING name"),
                        List.of(Statement.of("SELECT pg_sleep(2)")))
                .subscribeAsCompletionStage();
        await().until(() -> locks() > 0);
        assertThatThrownBy(() -> hasty.run(Statement.of("UPDATE things SET amount = 3 WHERE name = 'a'"))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(StoreFailed.class);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(hasty.run(COUNT).await().atMost(PATIENCE)).hasSize(1));
        assertThat(holder).succeedsWithin(PATIENCE);
        assertThat(number("SELECT amount FROM things")).isEqualTo(2);
        hasty.close();
    }

    @Test
    void connectionsThatTheServerKilledAreReplaced() {
        Uni.join()
                .all(IntStream.range(0, 10).mapToObj(_ -> database.run(COUNT)).toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        PostgresServer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");

        // One that is asked at the very moment of the kill may be told so.
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(StoreFailed.class)
                .untilAsserted(() -> assertThat(count()).isZero());
    }

    @Test
    void transactionWhoseConnectionIsKilledLeavesNothing() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);
        CompletableFuture<List<List<Row>>> asked = database.runIf(guard, List.of(Statement.of("SELECT pg_sleep(4)")))
                .subscribeAsCompletionStage();
        await().until(() -> locks() > 0);

        PostgresServer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(4)%'"
                + " AND datname = '" + name() + "'");

        assertThat(asked).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(StoreFailed.class);
        // The pool may hand out the dead connection once more before it hears of its end.
        await().ignoreExceptions().untilAsserted(() -> assertThat(count()).isZero());
    }

    @Test
    void whatFollowsFromAGuardIsCommittedHoweverBusyTheServiceIs() {
        Vertx oneThread = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        PostgresDatabase busy = PostgresDatabase.open(oneThread, URL, 1, Duration.ofSeconds(5));
        PostgresDatabase holder = PostgresDatabase.open(VERTX, URL, 1, Duration.ofSeconds(5));
        run(Statement.of(INSERT, "a", null, 0L));
        Statement guard = Statement.of("SELECT name FROM things");
        Statement then =
                Statement.of("UPDATE things SET amount = amount + 1 WHERE " + text("pg_advisory_xact_lock(7)"));
        // The end of the first of a kind is not sent along.
        busy.runIf(guard, List.of(then)).await().atMost(PATIENCE);

        holder.run(held("pg_advisory_lock(7)")).await().atMost(PATIENCE);
        CompletableFuture<List<List<Row>>> asked =
                busy.runIf(guard, List.of(then)).subscribeAsCompletionStage();
        await().until(() ->
                number("SELECT COUNT(*) AS amount FROM pg_locks WHERE NOT granted AND locktype = 'advisory'") == 1);
        CompletableFuture<Void> work = new CompletableFuture<>();
        oneThread.runOnContext(_ -> work.join());

        try {
            holder.run(held("pg_advisory_unlock(7)")).await().atMost(PATIENCE);
            await().atMost(PATIENCE).until(() -> number("SELECT amount FROM things") == 2);
            assertThat(asked).isNotDone();
        } finally {
            work.complete(null);
        }
        assertThat(asked).succeedsWithin(PATIENCE);
        busy.close();
        holder.close();
        oneThread.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void valueThatTheDriverDoesNotSendTakesEverythingBack() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);
        Statement sent = Statement.of(INSERT, "b", null, 2L);
        Statement unsent = Statement.of(INSERT, "c", null, "three");
        Statement last = Statement.of(INSERT, "d", null, 4L);
        // The two that can be sent have been: only the third keeps the end from being sent along.
        runIf(guard, List.of(sent, last));
        run(Statement.of("DELETE FROM things"));

        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> runIf(guard, List.of(sent, unsent, last)))
                    .isInstanceOf(StoreFailed.class)
                    .satisfies(failure -> assertThat(whole(failure)).contains("expected class"));
            assertThat(count()).isZero();
        }
        assertThat(runIf(guard, List.of(sent, last))).hasSize(3);
    }

    @Test
    void refusalBehindWhichTheEndWasSentTakesEverythingBack() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);
        Statement sent = Statement.of(INSERT, "b", null, 2L);
        runIf(guard, List.of(sent, Statement.of(INSERT, "c", null, 3L)));
        run(Statement.of("DELETE FROM things"));

        assertThatThrownBy(() -> runIf(guard, List.of(sent, Statement.of(INSERT, "guard", null, 3L), sent)))
                .isInstanceOf(StoreFailed.class)
                // Why, and not that the transaction was aborted by then.
                .satisfies(failure -> assertThat(whole(failure)).contains("23505"));

        assertThat(count()).isZero();
        assertThat(runIf(guard, List.of(sent))).hasSize(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whoFreezesInATransactionIsPutOutBeforeTheOthersGiveUp() {
        String millis = "SELECT CAST(setting AS BIGINT) AS millis FROM pg_settings WHERE name = $1";

        assertThat(run(Statement.of(millis, "idle_in_transaction_session_timeout"))
                        .getFirst()
                        .number("millis"))
                .isPositive()
                .isLessThan(run(Statement.of(millis, "statement_timeout"))
                        .getFirst()
                        .number("millis"));
    }

    @Test
    void transactionsThatLockEachOtherOutBothSucceedInTheEnd() {
        run(Statement.of(INSERT, "a", null, 0L));
        run(Statement.of(INSERT, "b", null, 0L));
        Statement a = Statement.of("UPDATE things SET amount = amount + 1 WHERE name = 'a' RETURNING name");
        Statement b = Statement.of("UPDATE things SET amount = amount + 1 WHERE name = 'b' RETURNING name");
        Statement pause = Statement.of("SELECT pg_sleep(0.3)");

        Uni.join()
                .all(database.runIf(a, List.of(pause, b)), database.runIf(b, List.of(pause, a)))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(run(Statement.of("SELECT amount FROM things")))
                .extracting(row -> row.number("amount"))
                .containsExactly(2L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"40001, 3", "40P01, 3", "23505, 1", "55P03, 1"})
    void onlyALostRaceIsRunAgain_andNotForEver(String state, long times) {
        run(Statement.of("DROP SEQUENCE IF EXISTS runs"));
        // What a sequence has given out is not taken back with the rest.
        run(Statement.of("CREATE SEQUENCE runs"));
        run(Statement.of("""
                CREATE OR REPLACE FUNCTION fail() RETURNS BIGINT LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM nextval('runs');
                    RAISE EXCEPTION 'as asked' USING ERRCODE = '%s';
                END $$""".formatted(state)));

        assertThatThrownBy(() -> runIf(
                        Statement.of(INSERT + " RETURNING name", "guard", null, 1L),
                        List.of(Statement.of("SELECT fail()"))))
                .isInstanceOf(StoreFailed.class)
                .satisfies(failure -> assertThat(whole(failure)).contains(state));

        assertThat(number("SELECT last_value AS amount FROM runs")).isEqualTo(times);
        assertThat(count()).isZero();
    }

    @Test
    void valueThatPostgresCannotHoldIsAFailureAndNotQuoted() {
        // No text of PostgreSQL may hold a NUL.
        assertThatThrownBy(() -> run(Statement.of(INSERT, "secret\0", null, 1L)))
                .isInstanceOf(StoreFailed.class)
                .satisfies(failure -> assertThat(whole(failure)).doesNotContain("secret"));
        assertThat(count()).isZero();
    }

    @Test
    void keyThatIsTakenIsToldWithoutItsValue() {
        run(Statement.of(INSERT, "secret", null, 1L));

        assertThatThrownBy(() -> run(Statement.of(INSERT, "secret", null, 1L)))
                .isInstanceOf(StoreFailed.class)
                .satisfies(
                        failure -> assertThat(whole(failure)).contains("23505").doesNotContain("secret"));
    }

    @Test
    void askerWhoLeavesIsBookedAllTheSame() {
        database.run(Statement.of(INSERT, "a", null, 1L))
                .subscribe()
                .with(_ -> {})
                .cancel();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count()).isEqualTo(1));
    }

    @Test
    void closingFinishesTheWorkAndLeavesNoConnection() {
        PostgresDatabase closing =
                PostgresDatabase.open(VERTX, URL + "?application_name=closing", 10, Duration.ofSeconds(5));
        CompletableFuture<List<List<Row>>> asked = closing.runIf(
                        Statement.of(INSERT + " RETURNING name", "a", null, 1L),
                        List.of(Statement.of("SELECT pg_sleep(0.5)")))
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> connectionsOf("closing") == 1);

        closing.close();

        assertThat(asked).succeedsWithin(PATIENCE);
        assertThat(count()).isEqualTo(1);
        assertThatThrownBy(() -> closing.run(COUNT).await().atMost(PATIENCE)).isInstanceOf(StoreFailed.class);
        await().atMost(PATIENCE).until(() -> connectionsOf("closing") == 0);
    }

    private long locks() {
        return number("SELECT COUNT(*) AS amount FROM pg_stat_activity"
                + " WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()");
    }

    private static Statement held(String lock) {
        return Statement.of("SELECT COUNT(*) AS amount FROM things WHERE " + text(lock));
    }

    private static String text(String call) {
        return "(SELECT CAST(" + call + " AS TEXT)) IN ('', 'true')";
    }

    private long number(String sql) {
        return run(Statement.of(sql)).getFirst().number("amount");
    }

    private long connectionsOf(String application) {
        return run(Statement.of(
                        "SELECT COUNT(*) AS amount FROM pg_stat_activity WHERE application_name = $1", application))
                .getFirst()
                .number("amount");
    }

    private static String urlAt(int port) {
        return "postgresql://sallyport:hush-hush@127.0.0.1:" + port + "/sallyport";
    }

    private static String name() {
        return URL.substring(URL.lastIndexOf('/') + 1);
    }

    /// All that a log would show of it, but for the places in the code.
    static String whole(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            text.append(one).append('\n');
        }
        return text.toString();
    }
}
