package dev.sallyport.person;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The people of whose latest change Auth0 has not been told yet.
///
/// A row is written together with the change, so that neither a killed process nor a tenant that is down makes it
/// forgotten, and names nobody but the person: what to tell is read when it is told. There is one per person.
@Singleton
public final class PointerWrites {
    private static final String OWED = """
            INSERT INTO pointer_writes (iss, sub, rev, due_at, failures)
            SELECT iss, sub, rev, CAST($3 AS BIGINT), 0 FROM people WHERE iss = $1 AND sub = $2
            ON CONFLICT (iss, sub) DO UPDATE SET rev = excluded.rev, due_at = excluded.due_at, failures = 0""";
    private static final String DUE =
            "SELECT iss, sub, due_at, failures FROM pointer_writes WHERE due_at <= $1 ORDER BY due_at LIMIT 50";
    // By the due time as well: another instance may have taken it in the meantime.
    private static final String TAKE = """
            UPDATE pointer_writes SET due_at = $3, failures = failures + 1
            WHERE iss = $1 AND sub = $2 AND due_at = $4 RETURNING iss""";
    private static final String POSTPONE = "UPDATE pointer_writes SET due_at = $3 WHERE iss = $1 AND sub = $2";
    // A later change, of a higher rev, is still to be told.
    private static final String DONE = "DELETE FROM pointer_writes WHERE iss = $1 AND sub = $2 AND rev <= $3";
    private static final String FORGET = "DELETE FROM pointer_writes WHERE iss = $1 AND sub = $2";

    /// Whoever changes a person tells Auth0 at once; only if that has not worked by now is it for the next round.
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    PointerWrites(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// To be run in the transaction of the change.
    static Statement owed(Person person, Instant now) {
        return Statement.of(
                OWED, person.issuer(), person.subject(), now.plus(HEAD_START).toEpochMilli());
    }

    /// One that is to be tried now.
    ///
    /// @param failures how often it was tried
    public record Due(Person person, Instant since, int failures) {}

    public Uni<List<Due>> due() {
        return database.run(Statement.of(DUE, clock.millis()))
                .map(rows -> rows.stream().map(PointerWrites::due).toList());
    }

    /// Takes it on: no other instance will before its next time, which comes later and later.
    ///
    /// @return false if another instance was faster
    public Uni<Boolean> take(Due due) {
        Duration wait = HEAD_START.multipliedBy(1L << Math.min(due.failures(), 10));
        Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        Person person = due.person();
        return database.run(Statement.of(
                        TAKE,
                        person.issuer(),
                        person.subject(),
                        next.toEpochMilli(),
                        due.since().toEpochMilli()))
                .map(rows -> !rows.isEmpty());
    }

    public Uni<Void> postpone(Person person, Instant until) {
        return database.run(Statement.of(POSTPONE, person.issuer(), person.subject(), until.toEpochMilli()))
                .replaceWithVoid();
    }

    /// Auth0 knows of everything up to that revision.
    public Uni<Void> done(Person person, long rev) {
        return database.run(Statement.of(DONE, person.issuer(), person.subject(), rev))
                .replaceWithVoid();
    }

    /// There is nobody left at Auth0 to be told of.
    public Uni<Void> forget(Person person) {
        return database.run(Statement.of(FORGET, person.issuer(), person.subject()))
                .replaceWithVoid();
    }

    private static Due due(Row row) {
        return new Due(
                new Person(row.text("iss"), row.text("sub")),
                Instant.ofEpochMilli(row.number("due_at")),
                Math.toIntExact(row.number("failures")));
    }
}
