package dev.sallyport.factor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashWorkersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HashWorkers workers = new HashWorkers(1, 1);

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void workIsDoneElsewhereAndAnsweredWhereItWasAskedFor() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context home = vertx.getOrCreateContext();
            CompletableFuture<String> worker = new CompletableFuture<>();
            CompletableFuture<Context> answered = new CompletableFuture<>();

            home.runOnContext(_ -> workers.run(
                            () -> worker.complete(Thread.currentThread().getName()))
                    .subscribe()
                    .with(_ -> answered.complete(Vertx.currentContext())));

            assertThat(answered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(home);
            assertThat(worker.join()).startsWith("sallyport-hash-");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void whoComesWhenTheQueueIsFullIsTurnedAwayAtOnce() {
        CountDownLatch end = new CountDownLatch(1);
        UniAssertSubscriber<Boolean> underWay = waitingFor(end);
        UniAssertSubscriber<Boolean> queued = waitingFor(end);

        assertThatThrownBy(() -> workers.run(() -> true).await().atMost(PATIENCE))
                .isInstanceOf(RejectedExecutionException.class);

        end.countDown();
        underWay.awaitItem(PATIENCE).assertItem(true);
        queued.awaitItem(PATIENCE).assertItem(true);
    }

    @Test
    void errorInTheWorkReachesWhoAsked() {
        assertThatThrownBy(() -> workers.run(() -> {
                            throw new StackOverflowError();
                        })
                        .await()
                        .atMost(PATIENCE))
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private UniAssertSubscriber<Boolean> waitingFor(CountDownLatch end) {
        return workers.run(() -> end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
