package dev.sallyport.attempts;

import dev.sallyport.attempts.Booking.Disabled;
import dev.sallyport.attempts.Booking.LockedOut;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts the failures of one person at one factor, across logins, replicas and restarts.
///
/// A try is booked as a failure *before* the code is checked, so hanging up earns no free guess, and by one atomic
/// statement, so fifty guesses at once are fifty tries. The booking that reaches the limit is still checked, but its
/// lock stands from that moment on, until the code proves right or the time is over. So many failures that the factor
/// is disabled are no second fact beside the count: what brings the count down enables it again. If the store fails, so
/// does the `Uni`, and the caller must refuse: better a refused owner than an uncounted stranger.
// Eager, so that nonsense in its settings stops the start and not the first login.
@Startup
@Singleton
public final class AttemptStore {
    // The lock is computed where the count is: read first and written later, two bookings could miss each other's.
    private static final String BOOK = """
            INSERT INTO attempts (iss, sub, factor, failures, locked_until) VALUES ($1, $2, $3, 1, $4)
            ON CONFLICT (iss, sub, factor) DO UPDATE SET
                failures = attempts.failures + 1,
                locked_until = CASE
                    WHEN attempts.failures + 1 < $6 THEN 0
                    WHEN attempts.failures + 1 >= $7 THEN $9
                    ELSE $5 + $8 * (CAST(1 AS BIGINT) << CAST(attempts.failures + 1 - $6 AS INTEGER))
                END
            WHERE attempts.locked_until <= $5 AND attempts.failures < $10
            RETURNING failures""";
    private static final String CLEAR = "DELETE FROM attempts WHERE iss = $1 AND sub = $2 AND factor = $3";
    private static final String FORGET = "DELETE FROM attempts WHERE iss = $1 AND sub = $2";
    // While a lock stands no other booking passes, so it is the one of the booking that is given back. Below the limit
    // several may be under way, and without any one of them the limit was not reached.
    private static final String GIVE_BACK = """
            UPDATE attempts SET failures = failures - 1, locked_until = 0
            WHERE iss = $1 AND sub = $2 AND factor = $3 AND failures > 0""";
    private static final String DISABLE = """
            INSERT INTO attempts (iss, sub, factor, failures, locked_until) VALUES ($1, $2, $3, $4, 0)
            ON CONFLICT (iss, sub, factor) DO UPDATE SET failures = $4""";
    private static final String LOCK =
            "SELECT failures, locked_until FROM attempts WHERE iss = $1 AND sub = $2 AND factor = $3";

    private final Database database;
    private final Delays delays;
    private final Clock clock;

    AttemptStore(Database database, AttemptsConfig config, Clock clock) {
        this.database = database;
        this.delays = Delays.of(config);
        this.clock = clock;
    }

    /// What became of a booking behind a guard.
    ///
    /// @param guard its row
    public record Guarded(Row guard, Booking booking) {}

    /// Books one failure, unless a lock stands. To be called before anyone is asked whether the code is right.
    ///
    /// @param guard counts the try where else it counts, in the same transaction. If it yields no row nothing is
    ///     booked, and the answer is empty
    public Uni<Optional<Guarded>> book(Statement guard, Person person, FactorKind factor) {
        Instant now = clock.instant();
        Statement booking = Statement.of(
                BOOK,
                person.issuer(),
                person.subject(),
                factor.wireName(),
                delays.endAfterOne(now).toEpochMilli(),
                now.toEpochMilli(),
                (long) delays.from(),
                delays.longestFrom(),
                delays.first().toMillis(),
                now.plus(delays.longest()).toEpochMilli(),
                (long) delays.disabledFrom());
        return database.runIf(guard, List.of(booking)).chain(all -> {
            if (all.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row first = all.getFirst().getFirst();
            return outcome(person, factor, now, all.getLast()).map(one -> Optional.of(new Guarded(first, one)));
        });
    }

    /// The lock that began with this booking, should its code turn out wrong. To be asked for at once.
    public Lock begunBy(Booking.Booked booking) {
        return delays.after(booking.failures(), clock.instant());
    }

    /// Forgets all failures and the lock: the code was right. To be run in the transaction that takes the code.
    public Statement clearing(Person person, FactorKind factor) {
        return about(CLEAR, person, factor);
    }

    /// As [#clearing], by itself.
    public Uni<Void> clear(Person person, FactorKind factor) {
        return database.run(clearing(person, factor)).replaceWithVoid();
    }

    /// Takes one booking back, and the lock that it brought. To be run at most once for a booking, soon after it.
    public Statement givingBack(Person person, FactorKind factor) {
        return about(GIVE_BACK, person, factor);
    }

    /// As [#givingBack], by itself: nobody said whether the code was right, and a provider's outage must not lock
    /// people out.
    public Uni<Void> giveBack(Person person, FactorKind factor) {
        return database.run(givingBack(person, factor)).replaceWithVoid();
    }

    /// Forgets all failures and locks of the person, at every factor: the help desk starts them anew.
    public Uni<Void> forget(Person person) {
        return database.run(Statement.of(FORGET, person.issuer(), person.subject()))
                .replaceWithVoid();
    }

    /// Has no code of that factor taken any more, as after too many failures: the person says that it is in other
    /// hands. To be run in the transaction of what else follows from that.
    public Statement disabling(Person person, FactorKind factor) {
        return Statement.of(
                DISABLE, person.issuer(), person.subject(), factor.wireName(), (long) delays.disabledFrom());
    }

    /// Tells whether a code may be tried now.
    public Uni<Lock> lockOf(Person person, FactorKind factor) {
        Instant now = clock.instant();
        return database.run(about(LOCK, person, factor))
                .map(rows -> rows.isEmpty() ? new Lock.None() : lock(rows.getFirst(), now));
    }

    private Uni<Booking> outcome(Person person, FactorKind factor, Instant now, List<Row> booked) {
        return booked.isEmpty()
                ? refused(person, factor, now)
                : Uni.createFrom()
                        .item(new Booking.Booked(
                                Math.toIntExact(booked.getFirst().number("failures"))));
    }

    private Uni<Booking> refused(Person person, FactorKind factor, Instant now) {
        return lockOf(person, factor).map(lock -> switch (lock) {
            case Lock.Disabled _ -> new Disabled();
            case Lock.Until(Instant end) -> new LockedOut(end);
            // It is gone by now (the right code came in beside this one). The booking was refused all the same.
            case Lock.None _ -> new LockedOut(now);
        });
    }

    private Lock lock(Row row, Instant now) {
        if (row.number("failures") >= delays.disabledFrom()) {
            return new Lock.Disabled();
        }
        Instant end = Instant.ofEpochMilli(row.number("locked_until"));
        return end.isAfter(now) ? new Lock.Until(end) : new Lock.None();
    }

    private static Statement about(String sql, Person person, FactorKind factor) {
        return Statement.of(sql, person.issuer(), person.subject(), factor.wireName());
    }
}
