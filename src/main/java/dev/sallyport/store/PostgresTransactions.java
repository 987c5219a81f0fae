package dev.sallyport.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A guard and what follows from it, as one transaction that waits for two answers of the server: the guard's, and the
/// end's.
///
/// What is sent behind each other is done in its order, and nothing after the first that the server refuses: then its
/// `COMMIT` takes everything back. So what follows from the guard has its rows locked for as long as the server takes,
/// and not until this service, which may be busy, comes round to the end.
///
/// The driver refuses a value of another type than its place by itself, and sends the rest. As that hangs upon the
/// statement and the types alone, the end goes along only if each statement is of a [Kind] that was sent before.
final class PostgresTransactions {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    // As many as the code has statements, not as many as there are values.
    private final Set<Kind> sentBefore = ConcurrentHashMap.newKeySet();

    /// Runs what follows only if the guard yields a row; see [Database#runIf].
    ///
    /// @return the rows of the guard, then those of each that followed; empty if nothing was changed
    Future<List<List<Row>>> run(SqlConnection connection, Statement guard, List<Statement> then) {
        // The driver's own transaction would wait for each answer before it sends its end.
        // Whoever cancels the very BEGIN leaves the guard by itself: booked, and nobody is let in.
        Future<?> begun = send(connection, BEGIN);
        Future<List<Row>> guarded = PostgresRows.run(connection, guard);
        return begun.compose(_ -> guarded)
                .compose(rows -> rows.isEmpty()
                        ? send(connection, ROLLBACK).map(List.<List<Row>>of())
                        : follow(connection, then).map(others -> listed(rows, others)))
                // Whatever happened: no connection goes back to the pool inside a transaction.
                .recover(failure -> send(connection, ROLLBACK).transform(_ -> Future.failedFuture(failure)));
    }

    private Future<List<List<Row>>> follow(SqlConnection connection, List<Statement> then) {
        List<Kind> kinds = then.stream().map(Kind::of).toList();
        List<Future<List<Row>>> each =
                then.stream().map(one -> PostgresRows.run(connection, one)).toList();
        // The first that is refused is the failure, and not that nothing is done any more after it.
        Future<List<List<Row>>> all =
                Future.all(each).map(_ -> each.stream().map(Future::result).toList());
        Future<?> end =
                sentBefore.containsAll(kinds) ? send(connection, COMMIT) : all.compose(_ -> send(connection, COMMIT));
        return all.compose(rows -> end.map(rows)).onSuccess(_ -> sentBefore.addAll(kinds));
    }

    private static Future<?> send(SqlConnection connection, String command) {
        return connection.query(command).execute();
    }

    private static List<List<Row>> listed(List<Row> first, List<List<Row>> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /// All that the driver looks at before it sends a statement.
    private record Kind(String sql, List<Class<?>> types) {
        static Kind of(Statement statement) {
            List<Class<?>> types = new ArrayList<>();
            for (@Nullable Object value : statement.values()) {
                types.add(value == null ? Void.class : value.getClass());
            }
            return new Kind(statement.sql(), List.copyOf(types));
        }
    }
}
