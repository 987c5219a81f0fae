package dev.sallyport.challenge;

import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// How often a person's phone is asked, over all their logins: whoever has the password may not ask until the owner
/// gives in. It counts askings; that one is not answered is no failure.
///
/// By one atomic statement each. If the store fails, so does the `Uni`, and nobody must be asked.
@Singleton
public final class PushLimits {
    /// Between one proof and the next.
    private static final int UNANSWERED = 3;

    private static final int IN_AN_HOUR = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private static final String BOOK = """
            INSERT INTO pushes (iss, sub, since, used, unanswered) VALUES ($1, $2, $3, 1, 1)
            ON CONFLICT (iss, sub) DO UPDATE SET
                used = CASE WHEN pushes.since <= $4 THEN 1 ELSE pushes.used + 1 END,
                since = CASE WHEN pushes.since <= $4 THEN excluded.since ELSE pushes.since END,
                unanswered = pushes.unanswered + 1
            WHERE pushes.unanswered < $5 AND (pushes.since <= $4 OR pushes.used < $6)
            RETURNING unanswered""";
    private static final String GIVE_BACK = """
            UPDATE pushes SET used = used - 1, unanswered = unanswered - 1
            WHERE iss = $1 AND sub = $2 AND used > 0 AND unanswered > 0""";
    private static final String SET = "UPDATE pushes SET unanswered = $3 WHERE iss = $1 AND sub = $2";

    private final Database database;
    private final Clock clock;

    PushLimits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Counts one asking, unless that is one too many. To be called before the provider is asked.
    public Uni<Boolean> book(Person person) {
        long now = clock.millis();
        return database.run(Statement.of(
                        BOOK, person.issuer(), person.subject(), now, now - HOUR.toMillis(), (long) UNANSWERED, (long)
                                IN_AN_HOUR))
                .map(rows -> !rows.isEmpty());
    }

    /// Takes one booking back: nobody was asked.
    public Uni<Void> giveBack(Person person) {
        return database.run(Statement.of(GIVE_BACK, person.issuer(), person.subject()))
                .replaceWithVoid();
    }

    /// The person has proven a factor of theirs: their phone may be asked again. To be run in the transaction of what
    /// else follows from that.
    public Statement reopening(Person person) {
        return setting(person, 0);
    }

    /// As [#reopening], by itself.
    public Uni<Void> proven(Person person) {
        return run(reopening(person));
    }

    /// The owner said no: their phone is not asked again until they have proven a factor of theirs.
    public Uni<Void> close(Person person) {
        return run(setting(person, UNANSWERED));
    }

    private static Statement setting(Person person, long unanswered) {
        return Statement.of(SET, person.issuer(), person.subject(), unanswered);
    }

    private Uni<Void> run(Statement statement) {
        return database.run(statement).replaceWithVoid();
    }
}
