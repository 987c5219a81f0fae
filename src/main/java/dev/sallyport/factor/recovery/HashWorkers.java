package dev.sallyport.factor.recovery;

import dev.sallyport.store.AskingContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads on which codes are hashed: half as many as there are processors, so that however many people come with
/// codes on paper the others are served. While the queue is full, further work fails at once.
@Singleton
final class HashWorkers {
    /// Some seconds of work. Whoever would wait longer had better try again.
    private static final int LONGEST_QUEUE = 100;

    private final ExecutorService workers;

    HashWorkers() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), LONGEST_QUEUE);
    }

    HashWorkers(int threads, int longestQueue) {
        workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(longestQueue),
                Thread.ofPlatform().name("sallyport-hash-", 0).daemon().factory());
    }

    /// Does the work on one of the threads; the result arrives on the Vert.x context that asked.
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Executor home = AskingContext.present();
            try {
                workers.execute(() -> answer(emitter, home, work));
            } catch (RejectedExecutionException e) {
                emitter.fail(e);
            }
        });
    }

    @PreDestroy
    void close() {
        workers.close();
    }

    private static <T> void answer(UniEmitter<? super T> emitter, Executor home, Callable<T> work) {
        try {
            T result = work.call();
            home.execute(() -> emitter.complete(result));
        } catch (Throwable e) {
            // Errors too: a caller that never hears of them would wait for ever.
            home.execute(() -> emitter.fail(e));
        }
    }
}
