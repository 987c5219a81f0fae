package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Approval;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That the first answer of a phone counts, and once, on every engine. Covers C4.41.
abstract class ApprovalStoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Approval YES = new Approval.Approved();
    private static final Approval NO = new Approval.Denied();
    private static final Approval NOT_ME = new Approval.ReportedNotMe();
    private static final ApprovalStore.Owner ANNA =
            new ApprovalStore.Owner(new Person("tenant.example", "auth0|anna"), "annas-login");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private ApprovalStore store;

    /// A store with the present schema and no approvals in it.
    abstract Database database();

    @BeforeEach
    void askAPhone() {
        store = new ApprovalStore(database(), clock);
        soon(store.asked("one", ANNA));
    }

    @Test
    void firstAnswerStands() {
        assertThat(soon(store.verdictOf("one"))).isEmpty();

        assertThat(soon(store.tell("one", NO, "a-nonce"))).hasValue(ANNA);
        assertThat(soon(store.tell("one", YES, "another-nonce"))).isEmpty();
        assertThat(soon(store.tell("one", NOT_ME, null))).isEmpty();

        assertThat(soon(store.verdictOf("one"))).hasValue(NO);
    }

    @Test
    void eachAnswerComesBackAsItWasTold() {
        for (Approval answer : List.of(YES, NO, NOT_ME, new Approval.Expired())) {
            String reference = answer.getClass().getSimpleName();
            soon(store.asked(reference, ANNA));
            soon(store.tell(reference, answer, reference));

            assertThat(soon(store.verdictOf(reference))).hasValue(answer);
        }
    }

    @Test
    void ofFiftyCallsOneTells() {
        List<Uni<Optional<ApprovalStore.Owner>>> calls = IntStream.range(0, 50)
                .mapToObj(i -> store.tell("one", NO, "nonce-" + i))
                .toList();

        assertThat(soon(Uni.join().all(calls).andFailFast()))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void callTellsNothingASecondTime_notEvenOfAnotherRequest() {
        soon(store.asked("another", ANNA));
        soon(store.tell("one", NO, "a-nonce"));

        assertThat(soon(store.tell("another", NO, "a-nonce"))).isEmpty();

        assertThat(soon(store.verdictOf("another"))).isEmpty();
    }

    @Test
    void answerToNothingThatWasAskedIsForgotten() {
        assertThat(soon(store.tell("unknown", NO, "a-nonce"))).isEmpty();
        assertThat(soon(store.verdictOf("unknown"))).isEmpty();
    }

    @Test
    void ofFiftyWhoTakeAnApprovalOneHasIt() {
        List<Uni<Boolean>> takings = IntStream.range(0, 50)
                .mapToObj(_ -> store.use("one", "annas-login"))
                .toList();

        assertThat(soon(Uni.join().all(takings).andFailFast())).containsOnlyOnce(true);
    }

    @Test
    void approvalIsTakenByItsOwnLoginAlone_andNeverAfterANo() {
        assertThat(soon(store.use("one", "another-login"))).isFalse();
        soon(store.tell("one", NO, null));
        assertThat(soon(store.use("one", "annas-login"))).isFalse();

        soon(store.asked("two", ANNA));
        soon(store.tell("two", YES, null));
        assertThat(soon(store.use("two", "annas-login"))).isTrue();
        assertThat(soon(store.use("two", "annas-login"))).isFalse();
        assertThat(soon(store.tell("two", NOT_ME, "a-nonce"))).isEmpty();
    }

    @Test
    void ofFiftyPagesOneLooks_andTheNextSomeSecondsLater() {
        clock.advance(Duration.ofSeconds(4));
        List<Uni<Boolean>> looks =
                IntStream.range(0, 50).mapToObj(_ -> store.mayLook("one")).toList();

        assertThat(soon(Uni.join().all(looks).andFailFast())).containsOnlyOnce(true);
        clock.advance(Duration.ofSeconds(3));
        assertThat(soon(store.mayLook("one"))).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(soon(store.mayLook("one"))).isTrue();
        clock.advance(Duration.ofSeconds(4));
        soon(store.tell("one", NO, null));
        assertThat(soon(store.mayLook("one"))).isFalse();
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
