package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Counts the codes that are sent, in every bucket that an order falls into, by one atomic statement.
///
/// A code is counted *before* it is sent. An order that finds one budget exhausted leaves no trace in any other, but
/// for the moment until its bookings are given back; an order beside it may then be refused too early, never too late.
/// If the store fails, so does the `Uni`, and nothing must be sent.
// Eager, so that nonsense in its settings stops the start and not the first login.
@Startup
@Singleton
public final class SendBudgets {
    private static final Duration HOUR = Duration.ofHours(1);

    // $1 is the time, $2 an hour before, the buckets follow.
    private static final String INTO = "INSERT INTO budgets (bucket, since, used) VALUES ";
    private static final String BOOK = """
            ON CONFLICT (bucket) DO UPDATE SET
                used = CASE WHEN budgets.since <= CAST($2 AS BIGINT) THEN 1 ELSE budgets.used + 1 END,
                since = CASE WHEN budgets.since <= CAST($2 AS BIGINT) THEN excluded.since ELSE budgets.since END
            RETURNING bucket, used""";
    // An insert too, since an update would lock the rows in an order of its own and could meet a booking head-on.
    private static final String GIVE_BACK = """
            ON CONFLICT (bucket) DO UPDATE SET
                used = CASE WHEN budgets.used > 0 THEN budgets.used - 1 ELSE 0 END""";

    private final Database database;
    private final Buckets buckets;
    private final Budgets limits;
    private final Conversion conversion;
    private final Clock clock;

    SendBudgets(Database database, Buckets buckets, SendingConfig config, Clock clock) {
        this.database = database;
        this.buckets = buckets;
        this.limits = Budgets.of(config);
        this.conversion = new Conversion(database, config, clock);
        this.clock = clock;
    }

    /// Counts one code, unless that is more than any of its budgets allows, or codes to numbers like it are not used.
    public Uni<SendBooking> book(Order order) {
        SortedMap<String, Budget> concerned = buckets.of(order);
        Instant now = clock.instant();
        List<@Nullable Object> values =
                new ArrayList<>(List.of(now.toEpochMilli(), now.minus(HOUR).toEpochMilli()));
        values.addAll(concerned.keySet());
        return database.run(new Statement(INTO + NewRows.of(3, concerned.size(), "1") + BOOK, values))
                .chain(rows -> judge(concerned, rows));
    }

    /// Takes one booking back: nothing was sent. To be called at most once for a booking, soon after it.
    public Uni<Void> giveBack(Order order) {
        SortedMap<String, Budget> concerned = buckets.of(order);
        return giveBack(concerned).chain(() -> conversion.giveBack(concerned));
    }

    /// Tells that the person has typed a code that was sent. To be called at most once for a phone, when it is proven.
    public Uni<Void> used(Order order) {
        return conversion.used(buckets.of(order));
    }

    private Uni<SendBooking> judge(SortedMap<String, Budget> concerned, List<Row> rows) {
        EnumSet<Budget> exhausted = EnumSet.noneOf(Budget.class);
        for (Row row : rows) {
            Budget budget = budget(concerned, row.text("bucket"));
            if (row.number("used") > limits.of(budget)) {
                exhausted.add(budget);
            }
        }
        return exhausted.isEmpty()
                ? conversion
                        .book(concerned)
                        .chain(stopped -> stopped.map(where ->
                                        giveBack(concerned).replaceWith((SendBooking) new SendBooking.Unused(where)))
                                .orElseGet(() -> Uni.createFrom().item(new SendBooking.Booked())))
                : giveBack(concerned).replaceWith(new SendBooking.Exhausted(Collections.min(exhausted)));
    }

    private Uni<Void> giveBack(SortedMap<String, Budget> concerned) {
        List<@Nullable Object> values = new ArrayList<>(List.of(clock.instant().toEpochMilli()));
        values.addAll(concerned.keySet());
        return database.run(new Statement(INTO + NewRows.of(2, concerned.size(), "0") + GIVE_BACK, values))
                .replaceWithVoid();
    }

    static Budget budget(SortedMap<String, Budget> concerned, String bucket) {
        Budget budget = concerned.get(bucket);
        if (budget == null) {
            throw new IllegalStateException("The store counted in a bucket that nobody named");
        }
        return budget;
    }
}
