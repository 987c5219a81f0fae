package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// PostgreSQL, or what speaks its protocol, behind a pool of connections that all replicas' statements meet in.
///
/// Each statement is atomic by itself at the level READ COMMITTED, which is all that ours rely on. None keeps its asker
/// waiting for longer than `patience`; what was asked for may still be carried out after that, so that a booked try
/// stays booked.
final class PostgresDatabase implements Engine {
    private static final Logger LOG = Logger.getLogger(PostgresDatabase.class);
    /// More than may wait for a provider at once. Whoever would wait behind them had better try again.
    private static final int LONGEST_QUEUE = 10_000;

    /// Of two statements that lock each other out the server ends one, and it may be the same one again.
    private static final int TRIES = 3;

    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration WAIT_FOR_A_CONNECTION = Duration.ofSeconds(5);
    /// Nobody's connection is kept for longer: the way to the server may have been cut off without a word.
    private static final Duration IDLE = Duration.ofSeconds(20);
    /// A connection that is silent for so long while something is asked of it is dropped.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final Duration patience;
    private final PostgresTransactions transactions = new PostgresTransactions();
    // One party for the open store and one for each statement under way.
    private final Phaser underWay = new Phaser(1);

    private PostgresDatabase(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /// Connects with the first statement, not here.
    static PostgresDatabase open(Vertx vertx, String url, int connections, Duration patience) {
        PgConnectOptions address = PostgresAddress.read(url);
        address.setConnectTimeout((int) CONNECTING.toMillis())
                .setIdleTimeout((int) longer(SILENCE, patience.multipliedBy(2)).toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCachePreparedStatements(true)
                // Otherwise each start logs a warning that the table of migrations is there already.
                .addProperty("client_min_messages", "warning")
                // The server gives up when the asker has: a lock that is waited for must not hold the connection.
                .addProperty("statement_timeout", Long.toString(patience.toMillis()))
                // A replica that froze half-way through a transaction must not keep its locks for as long as those who
                // wait for them have patience.
                .addProperty("idle_in_transaction_session_timeout", Long.toString(patience.toMillis() / 2));
        PoolOptions size = new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(LONGEST_QUEUE)
                .setIdleTimeout((int) IDLE.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setConnectionTimeout(
                        (int) shorter(WAIT_FOR_A_CONNECTION, patience).toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return new PostgresDatabase(
                PgBuilder.pool().with(size).connectingTo(address).using(vertx).build(), patience);
    }

    @Override
    public Uni<List<Row>> run(Statement statement) {
        // With a connection, and not by the pool itself, which logs an error for whoever stops waiting for one.
        return inTime(
                statement.sql(), () -> pool.withConnection(connection -> PostgresRows.run(connection, statement)));
    }

    @Override
    public Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
        List<Statement> steps = List.copyOf(then);
        return inTime(guard.sql(), () -> pool.withConnection(connection -> transactions.run(connection, guard, steps)));
    }

    @Override
    public void close() {
        try {
            underWay.awaitAdvanceInterruptibly(
                    underWay.arriveAndDeregister(), patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException _) {
            LOG.warn("The store is closed although not every statement has its answer");
        }
        closePool();
    }

    // Waited for, so that the server sees each connection end and keeps none of them.
    private void closePool() {
        try {
            pool.close().toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("A connection to PostgreSQL did not end in order: %s", e.getMessage());
        }
    }

    private <T> Uni<T> inTime(String operation, Supplier<Future<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            if (underWay.register() < 0) {
                emitter.fail(new StoreFailed(operation, new IllegalStateException("The store is closed")));
                return;
            }
            Executor home = AskingContext.present();
            Future<T> answer = again(work, TRIES).onComplete(_ -> underWay.arriveAndDeregister());
            answer.timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .onSuccess(rows -> home.execute(() -> emitter.complete(rows)))
                    .onFailure(failure ->
                            home.execute(() -> emitter.fail(new StoreFailed(operation, PostgresFailure.of(failure)))));
        });
    }

    private static <T> Future<T> again(Supplier<Future<T>> work, int tries) {
        // Composed, so that what is thrown is a failure like any other.
        return Future.<Void>succeededFuture()
                .compose(_ -> work.get())
                .recover(failure -> tries > 1 && PostgresFailure.isLostRace(failure)
                        ? again(work, tries - 1)
                        : Future.failedFuture(failure));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
