package dev.sallyport.budget;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows that an upsert would insert: a bucket, the time, and the counts of a bucket that is not there yet.
final class NewRows {
    private NewRows() {}

    /// Text for behind `VALUES`; the time is `$1`. The casts tell PostgreSQL what a value is.
    ///
    /// @param first the place of the first bucket
    /// @param counts what a new bucket begins with, as SQL
    static String of(int first, int buckets, String counts) {
        return IntStream.range(first, first + buckets)
                .mapToObj(place -> "(CAST($" + place + " AS TEXT), CAST($1 AS BIGINT), " + counts + ")")
                .collect(Collectors.joining(", ", "", "\n"));
    }
}
