package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Of the codes to unproven numbers of one prefix or country within a day, how many were used. Fraudsters who earn by
/// texts never type one, people who add their phone do; where almost nobody does, no more codes go to such numbers.
///
/// It opens again by itself, when codes that are on their way come to be used, or with the end of the day, which begins
/// with the first code that is counted in it.
final class Conversion {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int WHOLE = 100;

    // $1 is the time, $2 a day before, the places follow, sorted. An insert each time, as in SendBudgets.
    private static final String INTO = "INSERT INTO conversions (bucket, since, sent, used) VALUES ";
    private static final String SENT = """
            ON CONFLICT (bucket) DO UPDATE SET
                sent = CASE WHEN conversions.since <= CAST($2 AS BIGINT) THEN 1 ELSE conversions.sent + 1 END,
                used = CASE WHEN conversions.since <= CAST($2 AS BIGINT) THEN 0 ELSE conversions.used END,
                since = CASE WHEN conversions.since <= CAST($2 AS BIGINT) THEN excluded.since ELSE conversions.since END
            RETURNING bucket, sent, used""";
    private static final String NOT_SENT = """
            ON CONFLICT (bucket) DO UPDATE SET
                sent = CASE WHEN conversions.sent > 0 THEN conversions.sent - 1 ELSE 0 END""";
    private static final String USED = """
            ON CONFLICT (bucket) DO UPDATE SET used = conversions.used + 1""";

    private final Database database;
    private final Clock clock;
    private final SendingConfig config;

    Conversion(Database database, SendingConfig config, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.config = checked(config);
    }

    static SendingConfig checked(SendingConfig config) {
        if (config.conversionCodes() < 1) {
            throw new ConfigurationException("sallyport.sending.conversion-codes must be 1 or more");
        }
        if (config.conversionPercent() < 0 || config.conversionPercent() > WHOLE) {
            throw new ConfigurationException(
                    "sallyport.sending.conversion-percent must be 0 to 100: of a hundred codes,"
                            + " so many are to be used");
        }
        return config;
    }

    /// Counts one code, unless too few were used of those before it: then names where, and has counted nothing.
    Uni<Optional<Budget>> book(SortedMap<String, Budget> concerned) {
        List<String> places = places(concerned);
        if (places.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Instant now = clock.instant();
        List<@Nullable Object> values =
                new ArrayList<>(List.of(now.toEpochMilli(), now.minus(DAY).toEpochMilli()));
        values.addAll(places);
        return database.run(new Statement(INTO + NewRows.of(3, places.size(), "1, 0") + SENT, values))
                .map(rows -> stoppedAt(concerned, rows))
                .call(stopped -> stopped.isPresent()
                        ? giveBack(concerned)
                        : Uni.createFrom().voidItem());
    }

    /// Takes one code back: it was not sent.
    Uni<Void> giveBack(SortedMap<String, Budget> concerned) {
        return change(places(concerned), "0, 0", NOT_SENT);
    }

    /// Somebody has typed a code that was counted.
    Uni<Void> used(SortedMap<String, Budget> concerned) {
        return change(places(concerned), "0, 1", USED);
    }

    private Uni<Void> change(List<String> places, String fresh, String update) {
        if (places.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<@Nullable Object> values = new ArrayList<>(List.of(clock.instant().toEpochMilli()));
        values.addAll(places);
        return database.run(new Statement(INTO + NewRows.of(2, places.size(), fresh) + update, values))
                .replaceWithVoid();
    }

    private Optional<Budget> stoppedAt(SortedMap<String, Budget> concerned, List<Row> rows) {
        return rows.stream()
                .filter(this::isHopeless)
                .map(row -> Tally.named(row.text("bucket"), concerned))
                .min(Comparator.naturalOrder());
    }

    private boolean isHopeless(Row row) {
        long before = row.number("sent") - 1;
        return before >= config.conversionCodes() && row.number("used") * WHOLE < before * config.conversionPercent();
    }

    private static List<String> places(SortedMap<String, Budget> concerned) {
        return concerned.entrySet().stream()
                .filter(bucket -> switch (bucket.getValue()) {
                    case UNPROVEN_PREFIX, UNPROVEN_COUNTRY -> true;
                    case PERSON, NUMBER, UNPROVEN_NUMBER, PREFIX, COUNTRY, ADDRESS, TENANT -> false;
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
