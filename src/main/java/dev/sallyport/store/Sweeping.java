package dev.sallyport.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Takes out of the store what is over, a few rows at a time, so that nobody has to wait for it. Several instances
/// may be at it together.
@Singleton
final class Sweeping {
    static final int BATCH = 500;

    private static final List<Litter> ALL = List.of(
            // With its cookie, which outlives the login by an hour, a browser may still come back to the last page. The
            // jti goes with the row, long after the token that holds it has expired.
            new Litter("logins", "id", "expires_at", Duration.ofHours(1)),
            new Litter("accepted_codes", "iss, sub, code", "accepted_at", Duration.ofDays(1)),
            new Litter("budgets", "bucket", "since", Duration.ofHours(1)),
            new Litter("conversions", "bucket", "since", Duration.ofDays(1)),
            new Litter("approvals", "reference", "asked_at", Duration.ofDays(1)),
            new Litter("callback_nonces", "nonce", "at", Duration.ofDays(1)),
            new Litter("pushes", "iss, sub", "since", Duration.ofHours(1), "AND unanswered = 0"),
            new Litter("tickets", "id", "expires_at", Duration.ofDays(30)),
            new Litter("verifications", "sid", "expires_at", Duration.ZERO),
            Litter.nobodys("totp_steps"),
            Litter.nobodys("recovery_sets"));

    private final Database database;
    private final Clock clock;

    Sweeping(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One round over everything that may be over.
    @Scheduled(every = "${sallyport.store.housekeeping-every:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        Instant now = clock.instant();
        return Multi.createFrom()
                .iterable(ALL)
                .onItem()
                .transformToUniAndConcatenate(litter -> sweep(litter.before(now)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> sweep(Statement batch) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(batch))
                .whilst(rows -> rows.size() == BATCH)
                .onItem()
                .ignoreAsUni();
    }

    /// Rows that are of no use any more.
    ///
    /// @param key the columns that name a row
    /// @param time the column that tells since when it is over
    /// @param kept for how long it is kept after that
    /// @param besides what else must be so, where `$1` is the time before which it is over
    private record Litter(String table, String key, String time, Duration kept, String besides) {
        Litter(String table, String key, String time, Duration kept) {
            this(table, key, time, kept, "");
        }

        /// What was written down for an authenticator that nobody has a day later, as when somebody turns back while
        /// adding it. Only rows of one more day are looked at: the others would be, each time, and left.
        static Litter nobodys(String table) {
            Duration day = Duration.ofDays(1);
            return new Litter(table, "authenticator", "at", day, """
                    AND at > $1 - %2$d AND NOT EXISTS (SELECT 1 FROM authenticators
                        WHERE authenticators.id = %1$s.authenticator AND retired_at IS NULL)""".formatted(table, day.toMillis()));
        }

        // The condition stands there twice: a row that is renewed while it is being deleted is looked at once more, and
        // by the outer condition only.
        Statement before(Instant now) {
            return Statement.of(
                    """
                    DELETE FROM %1$s
                    WHERE (%2$s) IN (SELECT %2$s FROM %1$s WHERE %3$s < $1 %5$s LIMIT %4$d) AND %3$s < $1
                    RETURNING %3$s""".formatted(table, key, time, BATCH, besides),
                    now.minus(kept).toEpochMilli());
        }
    }
}
