package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// One thread for SQLite, and those who wait for it: whoever has come while it was at work is taken next, all together.
final class SqliteLane {
    private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final Semaphore places;
    private final ExecutorService thread;
    private final Work work;

    /// @param longestQueue how many may be without an answer at a time
    SqliteLane(String name, int longestQueue, Work work) {
        this.places = new Semaphore(longestQueue);
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        this.work = work;
    }

    @FunctionalInterface
    interface Task {
        /// Does it, and answers with the rows of each of its statements.
        List<List<Row>> on(SqliteSession session) throws SQLException;
    }

    /// Answers each of those who have waited. What it throws is the answer of whoever has none yet.
    @FunctionalInterface
    interface Work {
        void on(List<Job> jobs) throws SQLException;
    }

    /// A task, and who waits for it on which context.
    record Job(String operation, Task task, UniEmitter<? super List<List<Row>>> asker, Executor home) {
        void done(List<List<Row>> rows) {
            home.execute(() -> asker.complete(rows));
        }

        void failed(Throwable cause) {
            home.execute(() -> asker.fail(new StoreFailed(operation, cause)));
        }
    }

    Uni<List<List<Row>>> ask(String operation, Task task) {
        return Uni.createFrom().emitter(asker -> {
            Job job = new Job(operation, task, asker, AskingContext.present());
            if (places.tryAcquire()) {
                waiting.add(job);
                callThread();
            } else {
                job.failed(new RejectedExecutionException("Too many wait already"));
            }
        });
    }

    /// Works for them now, on the thread of this lane.
    void serve(List<Job> jobs) {
        try {
            work.on(jobs);
        } catch (Throwable e) {
            // Errors too: a caller that never hears of them would wait for ever.
            jobs.forEach(job -> job.failed(e));
        }
    }

    /// Finishes what was asked for.
    void close() {
        thread.close();
    }

    // One call serves all who wait, so no second one lies in the thread's queue.
    private void callThread() {
        if (called.compareAndSet(false, true)) {
            try {
                thread.execute(this::serveAll);
            } catch (RejectedExecutionException closed) {
                takeAll().forEach(job -> job.failed(closed));
            }
        }
    }

    private void serveAll() {
        List<Job> jobs = takeAll();
        if (!jobs.isEmpty()) {
            try {
                serve(jobs);
            } finally {
                places.release(jobs.size());
            }
        }
    }

    private List<Job> takeAll() {
        // First: whoever comes from here on calls again.
        called.set(false);
        List<Job> jobs = new ArrayList<>();
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            jobs.add(job);
        }
        return jobs;
    }
}
