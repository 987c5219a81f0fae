package dev.sallyport.person;

import static dev.sallyport.person.People.ANNA;
import static dev.sallyport.person.People.BERT;
import static dev.sallyport.person.People.NOW;
import static dev.sallyport.person.People.OTHER_ANNA;
import static dev.sallyport.person.People.phone;
import static dev.sallyport.person.People.set;
import static dev.sallyport.person.People.ticket;
import static dev.sallyport.person.People.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Retirement.Verdict;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store promises of people, their authenticators and their tickets, on every engine. Covers C7.55.
abstract class AuthenticatorStoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutableClock clock = new MutableClock(NOW);
    private AuthenticatorStore people;

    /// A store with the present schema and nobody in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makeStore() {
        people = new AuthenticatorStore(database(), vault(), clock);
    }

    @Test
    void personWhomNobodyEverSawIsUnknown() {
        assertThat(soon(people.standingOf(ANNA))).isEqualTo(new Standing.Unknown());
        assertThat(soon(people.activeOf(ANNA))).isEmpty();
    }

    @Test
    void firstAuthenticatorIsThere() {
        assertThat(activateFirst(ANNA, "one")).isTrue();

        assertThat(standing(ANNA))
                .isEqualTo(new Standing.Known(1, NOW, Optional.empty(), List.of(phone("one")), false));
    }

    @Test
    void authenticatorWithoutAPhoneComesBackWithout() {
        Authenticator adopted = new Authenticator("one", FactorKind.AUTHY, new Handle("1635"), null, NOW);
        soon(people.activateFirst(ANNA, adopted));

        assertThat(soon(people.activeOf(ANNA))).containsExactly(adopted);
    }

    @Test
    void secondOneDoesNotComeInByTheFirstDoor() {
        activateFirst(ANNA, "one");

        assertThat(activateFirst(ANNA, "two")).isFalse();
        assertThat(standing(ANNA).active()).containsExactly(phone("one"));
        assertThat(standing(ANNA).rev()).isEqualTo(1);
    }

    @Test
    void doorOfOnePersonIsNotThatOfAnother() {
        activateFirst(ANNA, "one");

        assertThat(activateFirst(OTHER_ANNA, "two")).isTrue();
        assertThat(activateFirst(BERT, "three")).isTrue();
        assertThat(standing(ANNA).active()).containsExactly(phone("one"));
    }

    @Test
    void ofFiftyFirstAuthenticatorsAtOnceOneWins() {
        assertThat(atOnce(i -> people.activateFirst(ANNA, phone("no-" + i)))).containsOnlyOnce(true);

        assertThat(standing(ANNA).active()).hasSize(1);
        assertThat(standing(ANNA).rev()).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) AS number FROM authenticators")).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) AS number FROM pointer_writes")).isEqualTo(1);
    }

    @Test
    void authenticatorThatCannotBeStoredLeavesNoPersonBehind() {
        activateFirst(BERT, "taken");

        assertThatThrownBy(() -> activateFirst(ANNA, "taken")).isInstanceOf(StoreFailed.class);

        assertThat(soon(people.standingOf(ANNA))).isEqualTo(new Standing.Unknown());
        assertThat(number("SELECT COUNT(*) AS number FROM pointer_writes")).isEqualTo(1);
    }

    @Test
    void withoutATicketNothingIsActivatedByIt() {
        activateFirst(ANNA, "one");

        assertThat(soon(people.activateByTicket(ANNA, phone("two")))).isFalse();
        assertThat(soon(people.activateByTicket(BERT, phone("three")))).isFalse();
        assertThat(standing(ANNA).active()).containsExactly(phone("one"));
    }

    @Test
    void anotherComesInBesideWhatIsHeld_andBesideNothingElse() {
        activateFirst(ANNA, "one");
        activateFirst(BERT, "berts");

        assertThat(soon(people.activateBeside(ANNA, set("two"), by("one")))).isTrue();
        assertThat(soon(people.activateBeside(ANNA, set("three"), by("berts")))).isFalse();

        assertThat(standing(ANNA).active()).containsExactlyInAnyOrder(phone("one"), set("two"));
        assertThat(standing(ANNA).rev()).isEqualTo(2);
        assertThat(number("SELECT rev AS number FROM pointer_writes WHERE sub = 'auth0|anna'"))
                .isEqualTo(2);
    }

    @Test
    void ofFiftyAtOnceThatAreToBeTheOnlyOneOfTheirKindOneIs() {
        activateFirst(ANNA, "one");

        List<Addition> additions = atOnce(i -> people.activateOnly(ANNA, set("no-" + i), by("one")));

        Authenticator winner = standing(ANNA).oneOf(FactorKind.RECOVERY).orElseThrow();
        assertThat(additions)
                .containsOnlyOnce(new Addition.Added())
                .allMatch(one -> one.equals(new Addition.Added()) || one.equals(new Addition.AlreadyThere(winner)));
        assertThat(standing(ANNA).active()).containsExactlyInAnyOrder(phone("one"), winner);
        assertThat(standing(ANNA).rev()).isEqualTo(2);
    }

    @Test
    void proofThatIsVoidAddsNothing() {
        Grounds before = new Grounds("one", NOW.minusMillis(1));
        activateFirst(ANNA, "one");
        soon(people.voidProofs(ANNA));

        assertThat(soon(people.activateBeside(ANNA, phone("two"), before))).isFalse();
        assertThat(soon(people.activateOnly(ANNA, set("two"), before))).isEqualTo(new Addition.ProofGone());
        assertThat(soon(people.activateInPlaceOf(ANNA, verified("two"), before)))
                .isEqualTo(new Addition.ProofGone());
        assertThat(standing(ANNA).active()).containsExactly(phone("one"));
    }

    @Test
    void onlyOneOfItsKindIsNotAddedForAProofThatIsGone() {
        activateFirst(ANNA, "one");
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        assertThat(soon(people.activateOnly(ANNA, set("two"), by("one")))).isEqualTo(new Addition.ProofGone());
        assertThat(standing(ANNA).active()).isEmpty();
    }

    @Test
    void anotherKindComesInThePlaceOfAllThatThereIsOfTheProvenOne() {
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));
        soon(people.activateBeside(ANNA, set("paper"), by("one")));
        activateFirst(BERT, "berts");

        assertThat(soon(people.activateInPlaceOf(ANNA, verified("new"), by("two"))))
                .isEqualTo(new Addition.Added());

        assertThat(standing(ANNA).active()).containsExactlyInAnyOrder(verified("new"), set("paper"));
        assertThat(standing(ANNA).rev()).isEqualTo(4);
        assertThat(standing(ANNA).notBefore()).isEmpty();
        assertThat(standing(BERT).active()).containsExactly(phone("berts"));
        assertThat(number("SELECT rev AS number FROM pointer_writes WHERE sub = 'auth0|anna'"))
                .isEqualTo(4);
        // Retired and not gone.
        assertThat(number("SELECT COUNT(*) AS number FROM authenticators WHERE retired_at IS NOT NULL"))
                .isEqualTo(2);
    }

    @Test
    void ofFiftyThatAreToTakeThePlaceAtOnceOneDoes() {
        activateFirst(ANNA, "one");

        List<Addition> additions = atOnce(i -> people.activateInPlaceOf(ANNA, verified("no-" + i), by("one")));

        Authenticator winner = standing(ANNA).active().getFirst();
        assertThat(standing(ANNA).active()).containsExactly(winner);
        assertThat(winner.kind()).isEqualTo(FactorKind.VERIFY);
        assertThat(additions)
                .containsOnlyOnce(new Addition.Added())
                .allMatch(one -> one.equals(new Addition.Added()) || one.equals(new Addition.AlreadyThere(winner)));
        assertThat(standing(ANNA).rev()).isEqualTo(2);
    }

    @Test
    void nothingTakesThePlaceOfWhatIsGone() {
        activateFirst(ANNA, "one");
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        assertThat(soon(people.activateInPlaceOf(ANNA, verified("two"), by("one"))))
                .isEqualTo(new Addition.ProofGone());
        assertThat(soon(people.activateInPlaceOf(BERT, verified("two"), by("one"))))
                .isEqualTo(new Addition.ProofGone());
        assertThat(standing(ANNA).active()).isEmpty();
        assertThat(soon(people.standingOf(BERT))).isEqualTo(new Standing.Unknown());
    }

    @Test
    void whatCannotBeStoredTakesNoPlace() {
        activateFirst(ANNA, "one");
        activateFirst(BERT, "taken");

        assertThatThrownBy(() -> soon(people.activateInPlaceOf(ANNA, verified("taken"), by("one"))))
                .isInstanceOf(StoreFailed.class);

        assertThat(standing(ANNA).active()).containsExactly(phone("one"));
        assertThat(standing(ANNA).rev()).isEqualTo(1);
    }

    @Test
    void oneIsTakenAway_andNothingElse() {
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));
        activateFirst(BERT, "berts");

        assertThat(retire("two", "one")).isEqualTo(Verdict.GOES);

        assertThat(standing(ANNA))
                .isEqualTo(new Standing.Known(3, NOW, Optional.empty(), List.of(phone("one")), false));
        assertThat(standing(BERT).active()).containsExactly(phone("berts"));
        assertThat(number("SELECT rev AS number FROM pointer_writes WHERE sub = 'auth0|anna'"))
                .isEqualTo(3);
        // Retired and not gone.
        assertThat(number("SELECT COUNT(*) AS number FROM authenticators WHERE retired_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void whatMayNotGoStays() {
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));
        activateFirst(BERT, "berts");

        assertThat(retire("one", "one")).isEqualTo(Verdict.STAYS);
        assertThat(retire("berts", "one")).isEqualTo(Verdict.NOT_THEIRS);
        assertThat(retire("two", "berts")).isEqualTo(Verdict.PROOF_GONE);
        assertThat(soon(people.retire(OTHER_ANNA, new Retirement("two", by("one"), false))))
                .isEqualTo(Verdict.PROOF_GONE);

        assertThat(standing(ANNA).active()).containsExactlyInAnyOrder(phone("one"), phone("two"));
        assertThat(standing(ANNA).rev()).isEqualTo(2);
        assertThat(standing(BERT).active()).containsExactly(phone("berts"));
    }

    @Test
    void ofFiftyWhoTakeEachOfTwoAwayByTheOtherOneDoes_andOneIsLeft() {
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));

        List<Verdict> verdicts = atOnce(i ->
                people.retire(ANNA, new Retirement(i % 2 == 0 ? "one" : "two", by(i % 2 == 0 ? "two" : "one"), false)));

        assertThat(verdicts).containsOnlyOnce(Verdict.GOES);
        assertThat(verdicts).containsOnly(Verdict.GOES, Verdict.NOT_THEIRS, Verdict.PROOF_GONE);
        assertThat(standing(ANNA).active()).hasSize(1);
        assertThat(standing(ANNA).rev()).isEqualTo(3);
    }

    @Test
    void ofFiftyWhoTakeTwoAwayByPaperOneIsLeft() {
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));
        soon(people.activateBeside(ANNA, set("paper"), by("one")));

        List<Verdict> verdicts =
                atOnce(i -> people.retire(ANNA, new Retirement(i % 2 == 0 ? "one" : "two", by("paper"), false)));

        assertThat(verdicts).containsOnlyOnce(Verdict.GOES).contains(Verdict.STAYS);
        assertThat(standing(ANNA).active()).hasSize(2).contains(set("paper"));
    }

    @Test
    void peopleAreCountedByWhatTheyHold() {
        Holders holders = new Holders(database());
        assertThat(soon(holders.of(FactorKind.AUTHY, FactorKind.VERIFY))).isEqualTo(new Holders.Shares(0, 0, 0));
        activateFirst(ANNA, "one");
        soon(people.activateBeside(ANNA, phone("two"), by("one")));
        activateFirst(OTHER_ANNA, "others");
        soon(people.activateInPlaceOf(OTHER_ANNA, verified("moved"), by("others")));
        activateFirst(BERT, "berts");
        soon(people.activateBeside(BERT, verified("beside"), by("berts")));

        assertThat(soon(holders.of(FactorKind.AUTHY, FactorKind.VERIFY))).isEqualTo(new Holders.Shares(1, 1, 1));
        assertThat(soon(holders.of(FactorKind.AUTHY, FactorKind.TOTP))).isEqualTo(new Holders.Shares(2, 0, 0));
    }

    @Test
    void resetTakesEverythingAndOpensOneTicket() {
        activateFirst(ANNA, "one");
        activateFirst(OTHER_ANNA, "two");
        clock.advance(Duration.ofMillis(1_500));

        soon(people.reset(ANNA, ticket("a-ticket", clock.instant())));

        // Rounded up to Auth0's whole seconds.
        assertThat(standing(ANNA))
                .isEqualTo(new Standing.Known(2, NOW, Optional.of(NOW.plusSeconds(2)), List.of(), true));
        assertThat(standing(OTHER_ANNA).active()).containsExactly(phone("two"));
        assertThat(number("SELECT rev AS number FROM pointer_writes WHERE iss = 'tenant.example'"))
                .isEqualTo(2);
        // Retired and not gone.
        assertThat(number("SELECT COUNT(*) AS number FROM authenticators WHERE retired_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void distrustVoidsProofsAndClosesTheTicket_once() {
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));
        clock.advance(Duration.ofMinutes(1));
        Instant told = clock.instant();
        clock.advance(Duration.ofMillis(59_500));

        assertThat(soon(people.distrust(ANNA, told, List.of()))).isTrue();

        assertThat(standing(ANNA))
                .isEqualTo(new Standing.Known(2, NOW, Optional.of(NOW.plusSeconds(120)), List.of(), false));
        assertThat(number("SELECT rev AS number FROM pointer_writes")).isEqualTo(2);
        assertThat(soon(people.distrust(ANNA, told, List.of()))).isFalse();
    }

    @Test
    void distrustIsWhole_orNothingOfIt() {
        activateFirst(ANNA, "one");
        Standing.Known before = standing(ANNA);
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> soon(people.distrust(ANNA, clock.instant(), List.of(breaking()))))
                .isInstanceOf(StoreFailed.class);

        assertThat(standing(ANNA)).isEqualTo(before);
    }

    @Test
    void distrustUndoesNothingThatTheHelpDeskDidSince() {
        activateFirst(ANNA, "one");
        clock.advance(Duration.ofMinutes(2));
        soon(people.reset(ANNA, ticket("a-ticket", clock.instant())));

        assertThat(soon(people.distrust(ANNA, NOW, List.of(breaking())))).isFalse();

        assertThat(standing(ANNA).hasTicket()).isTrue();
    }

    @Test
    void personWhomTheStoreLostIsKnownAgainByAReset() {
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        assertThat(standing(ANNA)).isEqualTo(new Standing.Known(1, NOW, Optional.of(NOW), List.of(), true));
    }

    @Test
    void ofFiftyWhoHoldOneTicketOneWins() {
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        assertThat(atOnce(i -> people.activateByTicket(ANNA, phone("no-" + i)))).containsOnlyOnce(true);

        assertThat(standing(ANNA).active()).hasSize(1);
        assertThat(standing(ANNA).hasTicket()).isFalse();
        assertThat(standing(ANNA).rev()).isEqualTo(2);
    }

    @Test
    void ticketIsGoodUntilItsLastMoment() {
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));

        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(standing(ANNA).hasTicket()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(standing(ANNA).hasTicket()).isFalse();
        assertThat(soon(people.activateByTicket(ANNA, phone("late")))).isFalse();
    }

    @Test
    void secondResetLeavesOneTicket() {
        soon(people.reset(ANNA, ticket("a-ticket", NOW)));
        soon(people.reset(ANNA, ticket("another", NOW)));

        assertThat(soon(people.activateByTicket(ANNA, phone("one")))).isTrue();
        assertThat(soon(people.activateByTicket(ANNA, phone("two")))).isFalse();
    }

    @Test
    void resetsAtOnceLeaveOneTicketOrNone_andNothingActive() {
        activateFirst(ANNA, "one");

        atOnce(i -> people.reset(ANNA, ticket("ticket-" + i, NOW)));

        assertThat(standing(ANNA).active()).isEmpty();
        assertThat(standing(ANNA).rev()).isEqualTo(51);
        assertThat(number("SELECT COUNT(*) AS number FROM tickets WHERE used_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void storeHoldsNeitherNumberNorHandleReadable() {
        activateFirst(ANNA, "one");

        assertThat(soon(database().run(Statement.of("SELECT handle, phone FROM authenticators"))))
                .singleElement()
                .satisfies(row -> assertThat(row.text("handle") + row.text("phone"))
                        .doesNotContain("4155550142")
                        .doesNotContain("987654321"));
    }

    @Test
    void storeThatFailsKnowsNobody_andSaysSo() {
        soon(database().run(Statement.of("DROP TABLE tickets")));

        assertThatThrownBy(() -> soon(people.standingOf(ANNA))).isInstanceOf(StoreFailed.class);
    }

    private static Statement breaking() {
        return Statement.of("INSERT INTO nowhere (a) VALUES (1)");
    }

    private boolean activateFirst(Person person, String id) {
        return soon(people.activateFirst(person, phone(id)));
    }

    private Verdict retire(String id, String proven) {
        return soon(people.retire(ANNA, new Retirement(id, by(proven), false)));
    }

    private Standing.Known standing(Person person) {
        return (Standing.Known) soon(people.standingOf(person));
    }

    private long number(String sql) {
        return soon(database().run(Statement.of(sql))).getFirst().number("number");
    }

    private static <T> List<T> atOnce(IntFunction<Uni<T>> work) {
        List<Uni<T>> all = IntStream.range(0, 50).mapToObj(work).toList();
        return Uni.join().all(all).andFailFast().await().atMost(PATIENCE);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }

    private static Grounds by(String proven) {
        return new Grounds(proven, NOW);
    }
}
