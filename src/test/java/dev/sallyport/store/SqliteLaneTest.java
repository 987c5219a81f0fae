package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqliteLaneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();
    private final Queue<Integer> served = new ConcurrentLinkedQueue<>();
    private final SqliteLane lane = new SqliteLane("test", 10, this::serve);

    @Test
    void whoeverComesWhileItIsAtWorkIsTakenNextAllTogether() {
        // Given
        CompletableFuture<List<List<Row>>> first = ask();
        begun.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        List<CompletableFuture<List<List<Row>>>> others =
                IntStream.range(0, 9).mapToObj(_ -> ask()).toList();

        // When
        goOn.complete(null);

        // Then
        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(PATIENCE));
        assertThat(served).containsExactly(1, 9);
        lane.close();
    }

    @Test
    void tenWaitAndWhoeverComesThenIsRefusedAtOnce() {
        // Given a lane that is at work for one of its ten
        List<CompletableFuture<List<List<Row>>>> taken =
                IntStream.range(0, 10).mapToObj(_ -> ask()).toList();

        // When
        CompletableFuture<List<List<Row>>> refused = ask();

        // Then
        assertThat(refused).isCompletedExceptionally();
        assertThat(taken).allSatisfy(one -> assertThat(one).isNotDone());
        goOn.complete(null);
        assertThat(taken).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));
        lane.close();
    }

    @Test
    void placesOfThoseWhoWereServedAreFreeAgain() {
        goOn.complete(null);
        assertThat(IntStream.range(0, 10).mapToObj(_ -> ask()).toList())
                .allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));

        // An answer is given a moment before its place is free.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ask()).succeedsWithin(PATIENCE));
        lane.close();
    }

    @Test
    void errorOfTheWorkIsTheAnswerOfEverybody() {
        SqliteLane broken = new SqliteLane("test", 10, _ -> {
            throw new AssertionError();
        });

        assertThat(broken.ask("anything", _ -> List.of()).subscribeAsCompletionStage())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(StoreFailed.class);
        broken.close();
    }

    private CompletableFuture<List<List<Row>>> ask() {
        return lane.ask("anything", _ -> List.of()).subscribeAsCompletionStage();
    }

    private void serve(List<SqliteLane.Job> jobs) {
        served.add(jobs.size());
        begun.complete(null);
        goOn.join();
        jobs.forEach(job -> job.done(List.of()));
    }
}
