package dev.sallyport.person;

import static dev.sallyport.person.People.ANNA;
import static dev.sallyport.person.People.BERT;
import static dev.sallyport.person.People.NOW;
import static dev.sallyport.person.People.phone;
import static dev.sallyport.person.People.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.person.PointerWrites.Due;
import dev.sallyport.store.Database;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store promises of the changes that Auth0 has not heard of, on every engine.
abstract class PointerWritesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutableClock clock = new MutableClock(NOW);
    private AuthenticatorStore people;
    private PointerWrites writes;

    /// A store with the present schema and nobody in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makeStore() {
        people = new AuthenticatorStore(database(), vault(), clock);
        writes = new PointerWrites(database(), clock);
    }

    @Test
    void changeIsDueOnceItsHeadStartIsOver() {
        change(ANNA);

        clock.advance(Duration.ofMillis(29_999));
        assertThat(due()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(due()).containsExactly(new Due(ANNA, NOW.plusSeconds(30), 0));
    }

    @Test
    void ofFiftyInstancesThatTakeItOnOneDoes() {
        change(ANNA);
        clock.advance(Duration.ofSeconds(30));
        Due due = due().getFirst();

        List<Uni<Boolean>> all =
                IntStream.range(0, 50).mapToObj(_ -> writes.take(due)).toList();

        assertThat(Uni.join().all(all).andFailFast().await().atMost(PATIENCE)).containsOnlyOnce(true);
        assertThat(due()).isEmpty();
    }

    @Test
    void triesComeLaterAndLaterButAtLeastEveryHour() {
        change(ANNA);
        clock.advance(Duration.ofSeconds(30));
        List<Long> waits = new ArrayList<>();

        for (int i = 0; i < 10; i++) {
            soon(writes.take(due().getFirst()));
            long wait = 0;
            while (due().isEmpty()) {
                clock.advance(Duration.ofSeconds(30));
                wait += 30;
            }
            waits.add(wait);
        }

        assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 1_920L, 3_600L, 3_600L, 3_600L);
        assertThat(due().getFirst().failures()).isEqualTo(10);
    }

    @Test
    void tenantThatAskedForTimeGetsIt() {
        change(ANNA);
        Instant later = NOW.plus(Duration.ofMinutes(3));

        soon(writes.postpone(ANNA, later));

        clock.advance(Duration.ofMinutes(3).minusMillis(1));
        assertThat(due()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(due()).containsExactly(new Due(ANNA, later, 0));
    }

    @Test
    void laterChangeIsStillToBeToldWhenAnEarlierOneWas() {
        change(ANNA);
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        soon(writes.done(ANNA, 1));
        clock.advance(Duration.ofHours(1));
        assertThat(due()).hasSize(1);
        soon(writes.done(ANNA, 2));
        assertThat(due()).isEmpty();
    }

    @Test
    void laterChangeStartsTheWaitAnew() {
        change(ANNA);
        clock.advance(Duration.ofSeconds(30));
        soon(writes.take(due().getFirst()));
        soon(people.reset(ANNA, ticket("a-ticket", clock.instant())));
        clock.advance(Duration.ofSeconds(30));

        assertThat(due()).containsExactly(new Due(ANNA, clock.instant(), 0));
    }

    @Test
    void onePersonIsDoneOrForgottenWithoutTheOther() {
        change(ANNA);
        change(BERT);
        clock.advance(Duration.ofSeconds(30));

        soon(writes.forget(ANNA));
        assertThat(due()).extracting(Due::person).containsExactly(BERT);
        soon(writes.done(BERT, 1));
        assertThat(due()).isEmpty();
    }

    @Test
    void noMoreThanFiftyAreDueAtOnce_theOldestFirst() {
        for (int i = 0; i < 60; i++) {
            change(new Person("tenant.example", "auth0|no-" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(30));

        assertThat(due())
                .hasSize(50)
                .first()
                .satisfies(one -> assertThat(one.person().subject()).isEqualTo("auth0|no-0"));
    }

    private void change(Person person) {
        soon(people.activateFirst(person, phone(person.subject())));
    }

    private List<Due> due() {
        return soon(writes.due());
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
