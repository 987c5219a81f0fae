package dev.sallyport.notice;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The notices that were not sent yet. Several instances may take them: each is one's at a time.
@Singleton
final class NoticeStore {
    private static final String DUE = """
            SELECT iss, sub, MIN(due_at) AS first FROM notices WHERE due_at <= $1
            GROUP BY iss, sub ORDER BY first LIMIT 50""";
    // All of the person's that are due, so that one mail tells of them. By the due time: another instance may have been
    // faster.
    private static final String TAKE = """
            UPDATE notices SET due_at = $4 + $5 * (CAST(1 AS BIGINT) << CAST(failures AS INTEGER)), failures = failures + 1
            WHERE iss = $1 AND sub = $2 AND due_at <= $3
            RETURNING id, kind, factor, application, at""";
    private static final String DONE = "DELETE FROM notices WHERE id = $1";
    private static final String DROP_OLD = "DELETE FROM notices WHERE at < $1 RETURNING id";

    /// A round must be over by then, or its mails would go out twice.
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);

    /// What is older than this is no news.
    static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    NoticeStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One that was taken, by its name in the store.
    record Taken(String id, Notice notice) {}

    /// Whom there is something to tell, those who have waited longest first.
    Uni<List<Person>> due() {
        return database.run(Statement.of(DUE, clock.millis()))
                .map(rows -> rows.stream()
                        .map(row -> new Person(row.text("iss"), row.text("sub")))
                        .toList());
    }

    /// Takes on what the person is to be told now, oldest first. What is not [#done] comes up again, later and later.
    Uni<List<Taken>> take(Person person) {
        long now = clock.millis();
        return database.run(Statement.of(TAKE, person.issuer(), person.subject(), now, now, FIRST_WAIT.toMillis()))
                .map(rows -> rows.stream()
                        .map(NoticeStore::taken)
                        .sorted(Comparator.comparing(one -> one.notice().at()))
                        .toList());
    }

    /// They have been told, or cannot be.
    Uni<Void> done(List<Taken> taken) {
        Statement first = Statement.of(DONE + " RETURNING id", taken.getFirst().id());
        return database.runIf(
                        first,
                        taken.stream()
                                .skip(1)
                                .map(one -> Statement.of(DONE, one.id()))
                                .toList())
                .replaceWithVoid();
    }

    /// Lets go of what is no news any more.
    ///
    /// @return how many were too old to be told any more
    Uni<Integer> dropOld() {
        return database.run(Statement.of(DROP_OLD, clock.instant().minus(KEPT).toEpochMilli()))
                .map(List::size);
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.text("id"),
                new Notice(
                        NoticeKind.ofWireName(row.text("kind")).orElseThrow(),
                        row.optionalText("factor")
                                .flatMap(FactorKind::ofWireName)
                                .orElse(null),
                        row.optionalText("application").orElse(null),
                        Instant.ofEpochMilli(row.number("at"))));
    }
}
