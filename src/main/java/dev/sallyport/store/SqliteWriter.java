package dev.sallyport.store;

import dev.sallyport.store.SqliteLane.Job;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes to SQLite. What waits while the disk is busy goes into the next transaction together, and is flushed by its
/// one commit: nobody is answered before what they asked for is on the disk, and many need no more flushes than one.
/// (docs/decisions/0014)
final class SqliteWriter {
    private final SqliteSession session;
    private final SqliteLane lane;

    SqliteWriter(SqliteSession session, int longestQueue) {
        this.session = session;
        this.lane = new SqliteLane("sallyport-store", longestQueue, this::write);
    }

    Uni<List<Row>> run(Statement statement) {
        return ask(statement.sql(), session -> List.of(session.run(statement))).map(List::getFirst);
    }

    Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
        return ask(guard.sql(), session -> session.runIf(guard, then));
    }

    Uni<List<List<Row>>> ask(String operation, SqliteLane.Task task) {
        return lane.ask(operation, task);
    }

    void close() throws SQLException {
        lane.close();
        session.close();
    }

    private void write(List<Job> jobs) throws SQLException {
        try {
            writeTogether(jobs);
        } catch (Error e) {
            // Memory has run out, or worse: the next ones are not to find a transaction that this one began.
            session.abandon();
            throw e;
        }
    }

    private void writeTogether(List<Job> jobs) throws SQLException {
        session.begin();
        List<List<List<Row>>> answers = new ArrayList<>();
        try {
            for (Job job : jobs) {
                answers.add(job.task().on(session));
            }
            session.commit();
        } catch (SQLException | RuntimeException e) {
            session.rollBackAfter(e);
            boolean atTheCommit = answers.size() == jobs.size();
            if (atTheCommit || jobs.size() == 1) {
                // Of a commit nobody can tell whether it was carried out, so it is not repeated.
                throw e;
            }
            // One of them has failed, and nothing is written yet: it is not to take the others with it.
            jobs.forEach(job -> lane.serve(List.of(job)));
            return;
        }
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).done(answers.get(i));
        }
    }
}
