package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.List;

/// Runs queries of SQLite one after the other. Each sees what is committed when it begins.
final class SqliteReader {
    private final SqliteSession session;
    private final SqliteLane lane;

    SqliteReader(SqliteSession session, int longestQueue) {
        this.session = session;
        this.lane = new SqliteLane("sallyport-store-reader", longestQueue, jobs -> jobs.forEach(this::answer));
    }

    Uni<List<Row>> run(Statement query) {
        return ask(query.sql(), session -> List.of(session.run(query))).map(List::getFirst);
    }

    Uni<List<List<Row>>> ask(String operation, SqliteLane.Task task) {
        return lane.ask(operation, task);
    }

    void close() throws SQLException {
        lane.close();
        session.close();
    }

    private void answer(SqliteLane.Job job) {
        try {
            job.done(job.task().on(session));
        } catch (SQLException | RuntimeException e) {
            job.failed(e);
        } catch (Error e) {
            session.abandon();
            job.failed(e);
        }
    }
}
