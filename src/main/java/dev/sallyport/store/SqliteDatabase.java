package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// SQLite in this process: every statement runs on one thread of its own, in the order of asking.
///
/// What was asked for is carried out even if the asker goes away, so a booked try stays booked. While the queue is
/// full, further statements fail at once.
final class SqliteDatabase implements Engine {
    /// Some seconds of work for a slow disk. Whoever would wait longer had better try again.
    static final int LONGEST_QUEUE = 1_000;

    private final SqliteSession session;
    private final ExecutorService worker;

    private SqliteDatabase(SqliteSession session, int longestQueue) {
        this.session = session;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(longestQueue),
                Thread.ofPlatform().name("sallyport-store").daemon().factory());
    }

    static SqliteDatabase open(SqliteFile file, int longestQueue) {
        return new SqliteDatabase(SqliteSession.open(file), longestQueue);
    }

    @Override
    public Uni<List<Row>> run(Statement statement) {
        return onWorker(statement.sql(), () -> session.run(statement));
    }

    @Override
    public Uni<List<Row>> runIf(Statement guard, List<Statement> then) {
        List<Statement> steps = List.copyOf(then);
        return onWorker(guard.sql(), () -> session.runIf(guard, steps));
    }

    @Override
    public void close() {
        worker.close();
        try {
            session.close();
        } catch (SQLException e) {
            throw new StoreFailed("closing", e);
        }
    }

    private Uni<List<Row>> onWorker(String operation, Callable<List<Row>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Executor home = AskingContext.present();
            try {
                worker.execute(() -> answer(emitter, home, operation, work));
            } catch (RejectedExecutionException e) {
                emitter.fail(new StoreFailed(operation, e));
            }
        });
    }

    private static void answer(
            UniEmitter<? super List<Row>> emitter, Executor home, String operation, Callable<List<Row>> work) {
        try {
            List<Row> rows = work.call();
            home.execute(() -> emitter.complete(rows));
        } catch (Throwable e) {
            // Errors too: a caller that never hears of them would wait for ever.
            home.execute(() -> emitter.fail(new StoreFailed(operation, e)));
        }
    }
}
