package dev.sallyport.store;

import io.vertx.pgclient.PgException;
import java.util.Set;

/// What PostgreSQL said against a statement, without the values of the statement.
///
/// Details are left out (they quote rows), and of a value that does not fit its column only the code is told.
final class PostgresFailure extends RuntimeException {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static final String DATA_EXCEPTION = "22";
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01");

    private PostgresFailure(String message) {
        super(message);
    }

    static Throwable of(Throwable failure) {
        if (!(failure instanceof PgException refusal)) {
            return failure;
        }
        String state = String.valueOf(refusal.getSqlState());
        return new PostgresFailure(
                state.startsWith(DATA_EXCEPTION) ? "SQLSTATE " + state : state + " " + refusal.getErrorMessage());
    }

    /// Whether nothing was changed and another try may well succeed: a deadlock, or transactions that got in each
    /// other's way.
    static boolean isLostRace(Throwable failure) {
        return failure instanceof PgException refusal && LOST_A_RACE.contains(String.valueOf(refusal.getSqlState()));
    }
}
