package dev.sallyport.person;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/// How many people hold what.
@Singleton
public final class Holders {
    private static final String OF_TWO = """
            SELECT CAST(SUM(CASE WHEN one = 1 AND other = 0 THEN 1 ELSE 0 END) AS BIGINT) AS only_one,
                CAST(SUM(CASE WHEN one = 1 AND other = 1 THEN 1 ELSE 0 END) AS BIGINT) AS both_kinds,
                CAST(SUM(CASE WHEN one = 0 AND other = 1 THEN 1 ELSE 0 END) AS BIGINT) AS only_other
            FROM (SELECT MAX(CASE WHEN kind = $1 THEN 1 ELSE 0 END) AS one,
                    MAX(CASE WHEN kind = $2 THEN 1 ELSE 0 END) AS other
                FROM authenticators WHERE retired_at IS NULL GROUP BY iss, sub) AS held""";

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    /// Numbers of people, by which of two kinds they hold; whatever else they hold does not matter.
    public record Shares(long onlyOne, long both, long onlyOther) {}

    public Uni<Shares> of(FactorKind one, FactorKind other) {
        return database.run(Statement.of(OF_TWO, one.wireName(), other.wireName()))
                .map(Holders::shares);
    }

    /// The sums of nobody are null.
    private static Shares shares(List<Row> rows) {
        Row row = rows.getFirst();
        return new Shares(
                row.optionalNumber("only_one").orElse(0L),
                row.optionalNumber("both_kinds").orElse(0L),
                row.optionalNumber("only_other").orElse(0L));
    }
}
