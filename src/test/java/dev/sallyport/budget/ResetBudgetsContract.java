package dev.sallyport.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.budget.ResetBooking.Booked;
import dev.sallyport.budget.ResetBooking.Exhausted;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many people are reset in an hour, on every engine. Covers C6.50.
abstract class ResetBudgetsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-26T10:00:00Z"));

    /// A store with the present schema and nothing in its budgets.
    abstract Database database();

    abstract Vault vault();

    @Test
    void onePersonIsResetNoMoreOftenThanIsSet_andOthersStillAre() {
        ResetBudgets budgets = with(2, 100);

        assertThat(bookTimes(3, budgets, person("anna")))
                .containsExactly(new Booked(), new Booked(), new Exhausted(ResetBudget.PERSON, 2));
        assertThat(book(budgets, person("bert"))).isEqualTo(new Booked());
    }

    @Test
    void allTogetherAreResetNoMoreOftenThanIsSet_andThoseOfAnotherTenantStillAre() {
        ResetBudgets budgets = with(100, 2);
        book(budgets, person("anna"));
        book(budgets, person("bert"));

        assertThat(book(budgets, person("cleo"))).isEqualTo(new Exhausted(ResetBudget.TENANT, 2));
        assertThat(book(budgets, new Person("other.example", "auth0|cleo"))).isEqualTo(new Booked());
    }

    @Test
    void whoWasRefusedUsesUpNothingOfTheOthers() {
        ResetBudgets budgets = with(1, 3);
        bookTimes(20, budgets, person("anna"));

        assertThat(bookTimes(1, budgets, person("bert"))).containsOnly(new Booked());
        assertThat(bookTimes(1, budgets, person("cleo"))).containsOnly(new Booked());
    }

    @Test
    void hourThatIsOverCountsNoMore() {
        ResetBudgets budgets = with(1, 1);
        book(budgets, person("anna"));

        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(book(budgets, person("anna"))).isEqualTo(new Exhausted(ResetBudget.PERSON, 1));
        clock.advance(Duration.ofMillis(1));

        assertThat(book(budgets, person("anna"))).isEqualTo(new Booked());
    }

    @Test
    void ofFiftyAtOnceNoMoreAreBookedThanThereAre() {
        ResetBudgets budgets = with(100, 7);
        List<Uni<ResetBooking>> resets = IntStream.range(0, 50)
                .mapToObj(number -> budgets.book(person("person" + number)))
                .toList();

        List<ResetBooking> bookings =
                Uni.join().all(resets).andFailFast().await().atMost(PATIENCE);

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSizeBetween(1, 7);
    }

    @Test
    void storeThatFailsBooksNothing() {
        database().run(Statement.of("DROP TABLE budgets")).await().atMost(PATIENCE);
        ResetBudgets budgets = with(1, 1);

        assertThatThrownBy(() -> book(budgets, person("anna"))).isInstanceOf(StoreFailed.class);
    }

    private static Person person(String nickname) {
        return new Person("tenant.example", "auth0|" + nickname);
    }

    private ResetBudgets with(int perPerson, int perTenant) {
        return new ResetBudgets(database(), vault(), new Limits(perPerson, perTenant), clock);
    }

    private static ResetBooking book(ResetBudgets budgets, Person person) {
        return budgets.book(person).await().atMost(PATIENCE);
    }

    private static List<ResetBooking> bookTimes(int times, ResetBudgets budgets, Person person) {
        return IntStream.range(0, times).mapToObj(_ -> book(budgets, person)).toList();
    }

    private record Limits(int perPerson, int perTenant) implements ResetsConfig {}
}
