package dev.sallyport.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries values to PostgreSQL and rows back.
final class PostgresRows {
    private PostgresRows() {}

    static Future<List<Row>> run(SqlConnection connection, Statement statement) {
        return connection
                .preparedQuery(statement.sql())
                .execute(Tuple.from(new ArrayList<>(statement.values())))
                .map(PostgresRows::read);
    }

    private static List<Row> read(RowSet<io.vertx.sqlclient.Row> set) {
        List<Row> rows = new ArrayList<>(set.size());
        for (io.vertx.sqlclient.Row row : set) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                columns.put(row.getColumnName(i), value(row.getValue(i)));
            }
            rows.add(new Row(columns));
        }
        return rows;
    }

    private static @Nullable Object value(@Nullable Object stored) {
        return switch (stored) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            default -> throw new IllegalStateException("Neither text nor a whole number: " + stored.getClass());
        };
    }
}
