package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken out of the store, and what never is.
abstract class SweepingContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);

    abstract Database database();

    @Test
    void loginGoesAnHourAfterItsEndAndTakesItsTokenWithIt() {
        login("over", NOW.minus(Duration.ofHours(1)).minusMillis(1));
        login("last-page-may-be-asked-for", NOW.minus(Duration.ofHours(1)));
        login("under-way", NOW.plusSeconds(60));

        sweep();

        assertThat(ids("SELECT id AS name FROM logins")).containsExactly("last-page-may-be-asked-for", "under-way");
    }

    @Test
    void acceptedCodeGoesAfterTheDayForWhichItIsHeldAgainstAnybody() {
        code("old", NOW.minus(Duration.ofHours(24)).minusMillis(1));
        code("young", NOW.minus(Duration.ofHours(24)));

        sweep();

        assertThat(ids("SELECT code AS name FROM accepted_codes")).containsExactly("young");
    }

    @Test
    void budgetGoesWithItsHour() {
        budget("of-the-hour-before", NOW.minus(Duration.ofHours(1)).minusMillis(1));
        budget("of-this-hour", NOW.minus(Duration.ofMinutes(59)));

        sweep();

        assertThat(ids("SELECT bucket AS name FROM budgets")).containsExactly("of-this-hour");
    }

    @Test
    void conversionGoesWithItsDay() {
        conversion("of-the-day-before", NOW.minus(Duration.ofDays(1)).minusMillis(1));
        conversion("of-this-day", NOW.minus(Duration.ofHours(23)));

        sweep();

        assertThat(ids("SELECT bucket AS name FROM conversions")).containsExactly("of-this-day");
    }

    @Test
    void verificationGoesWhenItsCodeNoLongerLives() {
        verification("over", NOW.minusMillis(1));
        verification("alive", NOW);

        sweep();

        assertThat(ids("SELECT sid AS name FROM verifications")).containsExactly("alive");
    }

    @Test
    void ticketGoesAMonthAfterItsEnd() {
        ticket("forgotten", NOW.minus(Duration.ofDays(30)).minusMillis(1));
        ticket("over", NOW.minus(Duration.ofDays(29)));
        ticket("good", NOW.plusSeconds(60));

        sweep();

        assertThat(ids("SELECT id AS name FROM tickets")).containsExactly("good", "over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp_steps", "recovery_sets"})
    void whatAnAuthenticatorNeedsGoesADayLaterIfNobodyHasIt(String table) {
        authenticator("active", null);
        authenticator("retired", 1L);
        Instant dayAgo = NOW.minus(Duration.ofDays(1));
        for (String id : List.of("active", "retired", "nobodys")) {
            ofAuthenticator(table, id, dayAgo.minusMillis(1));
        }
        ofAuthenticator(table, "being-added", dayAgo);

        sweep();

        assertThat(ids("SELECT authenticator AS name FROM " + table)).containsExactly("active", "being-added");
    }

    @Test
    void recoveryCodesGoWithTheirSet() {
        ofAuthenticator(
                "recovery_sets", "nobodys", NOW.minus(Duration.ofDays(1)).minusMillis(1));
        run("INSERT INTO recovery_codes (authenticator, hash) VALUES ('nobodys', 'hash')");

        sweep();

        assertThat(ids("SELECT hash AS name FROM recovery_codes")).isEmpty();
    }

    @Test
    void moreThanABatchGoesInOneRound() {
        IntStream.rangeClosed(0, 2 * Sweeping.BATCH).forEach(i -> budget("old-" + i, NOW.minus(Duration.ofDays(1))));

        sweep();

        assertThat(ids("SELECT bucket AS name FROM budgets")).isEmpty();
    }

    @Test
    void whoIsEnrolledAndWhatHappenedStaysForEver() {
        run("INSERT INTO people (iss, sub, rev, since) VALUES ('t', 'ada', 1, 1)");
        authenticator("retired", 2L);
        authenticator("active", null);
        ofAuthenticator("totp_steps", "active", Instant.EPOCH);
        ofAuthenticator("recovery_sets", "active", Instant.EPOCH);
        run("INSERT INTO recovery_codes (authenticator, hash, used_at) VALUES ('active', 'hash', 1)");
        run("INSERT INTO attempts (iss, sub, factor, failures, locked_until) VALUES ('t', 'ada', 'authy', 100, 1)");
        run("INSERT INTO pointer_writes (iss, sub, rev, due_at, failures) VALUES ('t', 'ada', 1, 1, 9)");
        run("INSERT INTO audit (seq, line, mac) VALUES (1, '{}', 'mac')");
        clock.advance(Duration.ofDays(10_000));

        sweep();

        assertThat(ids("SELECT id AS name FROM authenticators")).containsExactly("active", "retired");
        for (String table : List.of(
                "people", "attempts", "pointer_writes", "audit", "totp_steps", "recovery_sets", "recovery_codes")) {
            assertThat(run("SELECT 1 AS one FROM " + table)).as(table).hasSize(1);
        }
    }

    private void sweep() {
        new Sweeping(database(), clock).round().await().atMost(PATIENCE);
    }

    private void login(String id, Instant expiresAt) {
        run(
                "INSERT INTO logins (id, iss, jti, sub, cookie_hash, body, version, tries, opened_at, expires_at)"
                        + " VALUES ($1, 't', $1, 'ada', '', '', 0, 0, 0, $2)",
                id,
                expiresAt.toEpochMilli());
    }

    private void code(String code, Instant acceptedAt) {
        run(
                "INSERT INTO accepted_codes (iss, sub, code, accepted_at) VALUES ('t', 'ada', $1, $2)",
                code,
                acceptedAt.toEpochMilli());
    }

    private void conversion(String bucket, Instant since) {
        run("INSERT INTO conversions (bucket, since, sent, used) VALUES ($1, $2, 1, 0)", bucket, since.toEpochMilli());
    }

    private void authenticator(String id, @Nullable Long retiredAt) {
        run(
                "INSERT INTO authenticators (id, iss, sub, kind, handle, since, retired_at)"
                        + " VALUES ($1, 't', 'ada', 'totp', 'sealed', 1, $2)",
                id,
                retiredAt);
    }

    private void ofAuthenticator(String table, String id, Instant at) {
        String others = table.equals("totp_steps") ? "last_step, drift" : "salt, iterations";
        Object other = table.equals("totp_steps") ? (Object) 1L : "salt";
        run(
                "INSERT INTO " + table + " (authenticator, " + others + ", at) VALUES ($1, $2, 1, $3)",
                id,
                other,
                at.toEpochMilli());
    }

    private void budget(String bucket, Instant since) {
        run("INSERT INTO budgets (bucket, since, used) VALUES ($1, $2, 1)", bucket, since.toEpochMilli());
    }

    private void verification(String sid, Instant expiresAt) {
        run(
                "INSERT INTO verifications (sid, number, login, expires_at) VALUES ($1, 'number', 'login', $2)",
                sid,
                expiresAt.toEpochMilli());
    }

    private void ticket(String id, Instant expiresAt) {
        run(
                "INSERT INTO tickets (id, iss, sub, reason, opened_at, expires_at)"
                        + " VALUES ($1, 't', 'ada', 'lost', 0, $2)",
                id,
                expiresAt.toEpochMilli());
    }

    private List<String> ids(String sql) {
        return run(sql).stream().map(row -> row.text("name")).sorted().toList();
    }

    private List<Row> run(String sql, @Nullable Object... values) {
        return database().run(Statement.of(sql, values)).await().atMost(PATIENCE);
    }
}
