package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often a phone is asked, on every engine. Covers C4.39.
abstract class PushLimitsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private PushLimits limits;

    /// A store with the present schema and nobody asked in it.
    abstract Database database();

    @BeforeEach
    void makeLimits() {
        limits = new PushLimits(database(), clock);
    }

    @Test
    void fiftyAskingsAtOnceAreThree() {
        List<Uni<Boolean>> askings =
                IntStream.range(0, 50).mapToObj(_ -> limits.book(ANNA)).toList();

        assertThat(soon(Uni.join().all(askings).andFailFast()))
                .filteredOn(booked -> booked)
                .hasSize(3);
    }

    @Test
    void threeAreAllUntilTheNextProof_howeverMuchTimeGoesBy() {
        ask(3);
        clock.advance(Duration.ofDays(30));
        assertThat(ask()).isFalse();

        soon(limits.proven(ANNA));

        assertThat(ask()).isTrue();
    }

    @Test
    void fiveAreAllWithinAnHour_howeverOftenTheyAreApproved() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask()).isTrue();
            soon(limits.proven(ANNA));
        }
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(ask()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(ask()).isTrue();
    }

    @Test
    void askingThatIsGivenBackDoesNotCount() {
        ask(3);
        soon(limits.giveBack(ANNA));

        assertThat(ask()).isTrue();
        assertThat(ask()).isFalse();
    }

    @Test
    void whoSaidNoIsNotAskedAgain() {
        ask();
        soon(limits.close(ANNA));

        assertThat(ask()).isFalse();
    }

    @Test
    void onePersonsAskingsAreNobodyElses() {
        ask(3);

        assertThat(soon(limits.book(new Person("tenant.example", "auth0|bert"))))
                .isTrue();
        assertThat(soon(limits.book(new Person("other.example", "auth0|anna")))).isTrue();
    }

    private boolean ask() {
        return soon(limits.book(ANNA));
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(ask()).isTrue();
        }
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
