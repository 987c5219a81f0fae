package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Counts one more in several buckets by one atomic statement, unless that is too many in any of them. Each bucket's
/// hour begins with the first that is counted in it.
///
/// What finds one bucket full leaves no trace in any other, but for the moment until it is given back; another beside
/// it may then be refused too early, never too late. The buckets are sorted, so that two that share some of them lock
/// rows in one order.
final class Tally {
    private static final Duration HOUR = Duration.ofHours(1);

    // $1 is the time, $2 an hour before, the buckets follow.
    private static final String INTO = "INSERT INTO budgets (bucket, since, used) VALUES ";
    private static final String COUNT = """
            ON CONFLICT (bucket) DO UPDATE SET
                used = CASE WHEN budgets.since <= CAST($2 AS BIGINT) THEN 1 ELSE budgets.used + 1 END,
                since = CASE WHEN budgets.since <= CAST($2 AS BIGINT) THEN excluded.since ELSE budgets.since END
            RETURNING bucket, used""";
    // An insert too, since an update would lock the rows in an order of its own and could meet a count head-on.
    private static final String GIVE_BACK = """
            ON CONFLICT (bucket) DO UPDATE SET
                used = CASE WHEN budgets.used > 0 THEN budgets.used - 1 ELSE 0 END""";

    private final Database database;
    private final Clock clock;

    Tally(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Counts one more, unless that is too many.
    ///
    /// @param limits how many an hour each bucket holds
    /// @return the buckets that are full; if there are any, nothing was counted
    Uni<SortedSet<String>> count(SortedMap<String, Integer> limits) {
        return database.run(counting(limits)).chain(rows -> counted(limits, rows));
    }

    /// Counts one more; what [#counted] makes of its rows is the answer.
    Statement counting(SortedMap<String, Integer> limits) {
        Instant now = clock.instant();
        List<@Nullable Object> values =
                new ArrayList<>(List.of(now.toEpochMilli(), now.minus(HOUR).toEpochMilli()));
        values.addAll(limits.keySet());
        return new Statement(INTO + NewRows.of(3, limits.size(), "1") + COUNT, values);
    }

    /// As [#count].
    ///
    /// @param rows of [#counting] with the same limits
    Uni<SortedSet<String>> counted(SortedMap<String, Integer> limits, List<Row> rows) {
        SortedSet<String> full = full(limits, rows);
        return (full.isEmpty() ? Uni.createFrom().voidItem() : giveBack(limits)).replaceWith(full);
    }

    /// Takes one back that was counted. To be called at most once for it, soon after.
    Uni<Void> giveBack(SortedMap<String, ?> counted) {
        List<@Nullable Object> values = new ArrayList<>(List.of(clock.instant().toEpochMilli()));
        values.addAll(counted.keySet());
        return database.run(new Statement(INTO + NewRows.of(2, counted.size(), "0") + GIVE_BACK, values))
                .replaceWithVoid();
    }

    private static SortedSet<String> full(SortedMap<String, Integer> limits, List<Row> rows) {
        SortedSet<String> full = new TreeSet<>();
        for (Row row : rows) {
            String bucket = row.text("bucket");
            if (row.number("used") > named(bucket, limits)) {
                full.add(bucket);
            }
        }
        return full;
    }

    /// What was asked for a bucket that the store answers with.
    static <T> T named(String bucket, SortedMap<String, T> asked) {
        T found = asked.get(bucket);
        if (found == null) {
            throw new IllegalStateException("The store counted in a bucket that nobody named");
        }
        return found;
    }
}
