package dev.sallyport.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.testsupport.MutableClock;
import dev.sallyport.testsupport.Wiring;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is still to be told, on every engine.
abstract class NoticeStoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");
    private static final Person BERT = new Person("tenant.example", "auth0|bert");

    private final MutableClock clock = new MutableClock(NOW);
    private NoticeStore store;

    /// A store with the present schema and nothing to tell in it.
    abstract Database database();

    @BeforeEach
    void makeStore() {
        store = new NoticeStore(database(), clock);
    }

    @Test
    void whatIsOwedIsTaken_oldestFirst_andOnePersonsTogether() {
        Notice used = notice(NoticeKind.RECOVERY_CODE_USED, FactorKind.RECOVERY, "Paper Kite", NOW);
        Notice locked = notice(NoticeKind.LOCKED, null, null, NOW.minusSeconds(9));
        owe(ANNA, used);
        owe(BERT, locked);
        owe(ANNA, locked);

        assertThat(soon(store.due())).containsExactlyInAnyOrder(ANNA, BERT);
        assertThat(take(ANNA)).extracting(NoticeStore.Taken::notice).containsExactly(locked, used);
        assertThat(soon(store.due())).containsExactly(BERT);
    }

    @Test
    void ofFiftyWhoTakeAPersonsNoticesOneHasThem() {
        owe(ANNA, locked());
        owe(ANNA, locked());
        List<Uni<List<NoticeStore.Taken>>> taking =
                IntStream.range(0, 50).mapToObj(_ -> store.take(ANNA)).toList();

        assertThat(soon(Uni.join().all(taking).andFailFast()))
                .filteredOn(taken -> !taken.isEmpty())
                .singleElement()
                .satisfies(taken -> assertThat(taken).hasSize(2));
    }

    @Test
    void whatWasTakenAndNotToldComesUpAgain_laterAndLater() {
        owe(ANNA, locked());
        for (int minutes : List.of(5, 10, 20)) {
            assertThat(take(ANNA)).hasSize(1);
            clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(take(ANNA)).isEmpty();
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(take(ANNA)).hasSize(1);
    }

    @Test
    void whatWasToldIsGone_andNothingElse() {
        owe(ANNA, locked());
        owe(ANNA, locked());
        List<NoticeStore.Taken> told = take(ANNA);
        owe(ANNA, notice(NoticeKind.RESET, null, null, NOW));

        soon(store.done(told));

        clock.advance(Duration.ofHours(1));
        assertThat(take(ANNA)).extracting(taken -> taken.notice().kind()).containsExactly(NoticeKind.RESET);
    }

    @Test
    void whatIsADayOldIsNotToldAnyMore() {
        owe(ANNA, locked());
        clock.advance(NoticeStore.KEPT);
        assertThat(soon(store.dropOld())).isZero();

        clock.advance(Duration.ofMillis(1));

        assertThat(soon(store.dropOld())).isEqualTo(1);
        assertThat(soon(store.due())).isEmpty();
    }

    @Test
    void nothingIsOwedWhereNobodyIsTold() {
        assertThat(new Wiring(Map.of()).get(Notices.class).owed(ANNA, locked())).isEmpty();
    }

    private void owe(Person person, Notice notice) {
        new Wiring(Map.of("sallyport.notices.from", "login@acme.example"))
                .get(Notices.class)
                .owed(person, notice)
                .forEach(statement -> soon(database().run(statement)));
    }

    private List<NoticeStore.Taken> take(Person person) {
        return soon(store.take(person));
    }

    private static Notice locked() {
        return notice(NoticeKind.LOCKED, FactorKind.AUTHY, "Paper Kite", NOW);
    }

    private static Notice notice(
            NoticeKind kind, @Nullable FactorKind factor, @Nullable String application, Instant at) {
        return new Notice(kind, factor, application, at);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
