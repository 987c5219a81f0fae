package dev.sallyport.attempts;

import static dev.sallyport.factor.FactorKind.AUTHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.sallyport.attempts.Booking.Booked;
import dev.sallyport.attempts.Booking.Disabled;
import dev.sallyport.attempts.Booking.LockedOut;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.testsupport.Bookings;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the count of failures promises on every engine. Covers C7.52, C7.53 and C7.55.
abstract class AttemptStoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");

    private final MutableClock clock = new MutableClock(START);
    private AttemptStore attempts;

    /// A store with the present schema and no attempts in it.
    abstract Database database();

    @BeforeEach
    void makeStore() {
        attempts = storeWith(new Settings(5, Duration.ofSeconds(30), Duration.ofHours(1), 100));
    }

    @Test
    void firstFailuresBringNoDelay() {
        assertThat(bookTimes(4)).containsExactly(new Booked(1), new Booked(2), new Booked(3), new Booked(4));
        assertThat(lock()).isEqualTo(new Lock.None());
    }

    @Test
    void firstFailureLocksNobody_whoReadTheClockBeforeItEither() {
        book();

        clock.advance(Duration.ofMillis(-1));

        assertThat(lock()).isEqualTo(new Lock.None());
        assertThat(book()).isEqualTo(new Booked(2));
    }

    @Test
    void tryThatReachesTheLimitIsCheckedAndTheNextIsNot() {
        bookTimes(4);

        assertThat(book()).isEqualTo(new Booked(5));
        assertThat(book()).isEqualTo(new LockedOut(START.plusSeconds(30)));
        assertThat(lock()).isEqualTo(new Lock.Until(START.plusSeconds(30)));
    }

    @Test
    void lockEndsWithItsDelay() {
        bookTimes(5);

        clock.advance(Duration.ofMillis(29_999));
        assertThat(book()).isInstanceOf(LockedOut.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(lock()).isEqualTo(new Lock.None());
        assertThat(book()).isEqualTo(new Booked(6));
    }

    @Test
    void refusedTriesAreNotCounted() {
        bookTimes(5);
        bookTimes(20);
        clock.advance(Duration.ofSeconds(30));

        assertThat(book()).isEqualTo(new Booked(6));
    }

    @Test
    void delaysDoubleUpToTheLongest() {
        bookTimes(4);

        assertThat(IntStream.range(0, 10).mapToObj(_ -> delayOfNextFailure()).toList())
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(16),
                        Duration.ofMinutes(32),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void lockThatABookingBringsIsTheOneThatStands() {
        attempts = storeWith(new Settings(3, Duration.ofSeconds(30), Duration.ofMinutes(5), 12));

        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofHours(1));
            Booked booked = (Booked) book();
            assertThat(attempts.begunBy(booked)).isEqualTo(lock());
        }
    }

    @Test
    void oneFreeFailureMeansThatTheFirstOneLocks() {
        attempts = storeWith(new Settings(1, Duration.ofSeconds(30), Duration.ofSeconds(45), 100));

        assertThat(delayOfNextFailure()).isEqualTo(Duration.ofSeconds(30));
        assertThat(delayOfNextFailure()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void theLongestDelayMayBeTheFirst() {
        attempts = storeWith(new Settings(2, Duration.ofSeconds(30), Duration.ofSeconds(30), 100));
        book();

        assertThat(delayOfNextFailure()).isEqualTo(Duration.ofSeconds(30));
        assertThat(delayOfNextFailure()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void rightCodeForgetsFailuresAndLock() {
        bookTimes(5);

        attempts.clear(ANNA, AUTHY).await().atMost(PATIENCE);

        assertThat(lock()).isEqualTo(new Lock.None());
        assertThat(book()).isEqualTo(new Booked(1));
    }

    @Test
    void bookingGivenBackIsNotCounted() {
        bookTimes(3);

        giveBack();

        assertThat(book()).isEqualTo(new Booked(3));
    }

    @Test
    void outageAtTheLimitLocksNobody() {
        bookTimes(5);

        giveBack();

        assertThat(lock()).isEqualTo(new Lock.None());
        assertThat(book()).isEqualTo(new Booked(5));
        assertThat(lock()).isEqualTo(new Lock.Until(START.plusSeconds(30)));
    }

    @Test
    void outageAfterADelayDoesNotLengthenIt() {
        bookTimes(5);
        clock.advance(Duration.ofSeconds(30));
        book();

        giveBack();

        assertThat(delayOfNextFailure()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givingBackNeverGoesBelowNothing() {
        giveBack();
        book();
        giveBack();
        giveBack();

        assertThat(book()).isEqualTo(new Booked(1));
    }

    @Test
    void fiftyGuessesAtOnceAreFiveTries() {
        List<Booking> bookings = bookAtOnce(50);

        assertThat(bookings)
                .filteredOn(Booked.class::isInstance)
                .containsExactlyInAnyOrder(new Booked(1), new Booked(2), new Booked(3), new Booked(4), new Booked(5));
        assertThat(bookings).filteredOn(LockedOut.class::isInstance).hasSize(45);
    }

    @Test
    void fiftyGuessesAtOnceWhileLockedAreNone() {
        bookTimes(5);

        assertThat(bookAtOnce(50))
                .hasSize(50)
                .allSatisfy(booking -> assertThat(booking).isEqualTo(new LockedOut(START.plusSeconds(30))));
    }

    @Test
    void fiftyGuessesAtOnceAfterTheDelayAreOneTry() {
        bookTimes(5);
        clock.advance(Duration.ofSeconds(30));

        assertThat(bookAtOnce(50)).filteredOn(Booked.class::isInstance).containsExactly(new Booked(6));
    }

    @Test
    void hundredFailuresInARowDisableTheFactorForGood() {
        assertThat(bookPatiently(100)).last().isEqualTo(new Booked(100));

        clock.advance(Duration.ofDays(3650));

        assertThat(lock()).isEqualTo(new Lock.Disabled());
        assertThat(book()).isEqualTo(new Disabled());
    }

    @Test
    void refusedTriesOfADisabledFactorAreNotCounted() {
        attempts = storeWith(new Settings(5, Duration.ofSeconds(30), Duration.ofHours(1), 10));
        bookPatiently(10);
        clock.advance(Duration.ofHours(2));

        assertThat(bookAtOnce(50)).containsOnly(new Disabled());
        giveBack();

        assertThat(lock()).isEqualTo(new Lock.None());
        assertThat(book()).isEqualTo(new Booked(10));
    }

    @Test
    void outageAtTheLastTryDisablesNobody() {
        attempts = storeWith(new Settings(5, Duration.ofSeconds(30), Duration.ofHours(1), 10));
        bookPatiently(10);

        giveBack();

        assertThat(book()).isEqualTo(new Booked(10));
        assertThat(lock()).isEqualTo(new Lock.Disabled());
    }

    @Test
    void rightCodeAtTheLastTryForgetsAll() {
        bookPatiently(100);

        attempts.clear(ANNA, AUTHY).await().atMost(PATIENCE);

        assertThat(book()).isEqualTo(new Booked(1));
    }

    @Test
    void fiftyGuessesAtOnceAtTheEndAreOneTry() {
        attempts = storeWith(new Settings(50, Duration.ofSeconds(30), Duration.ofHours(1), 10));
        bookTimes(9);

        assertThat(bookAtOnce(50)).filteredOn(Booked.class::isInstance).containsExactly(new Booked(10));
        assertThat(lock()).isEqualTo(new Lock.Disabled());
    }

    @Test
    void lockOfOnePersonIsNobodyElses() {
        bookTimes(5);

        assertThat(book(new Person("tenant.example", "auth0|bert"))).isEqualTo(new Booked(1));
        assertThat(book(new Person("other.example", "auth0|anna"))).isEqualTo(new Booked(1));
    }

    @Test
    void countOutlivesTheProgram() {
        bookTimes(5);

        attempts = storeWith(new Settings(5, Duration.ofSeconds(30), Duration.ofHours(1), 100));

        assertThat(book()).isInstanceOf(LockedOut.class);
    }

    @Test
    void storeThatFailsBooksNothing() {
        database().run(Statement.of("DROP TABLE attempts")).await().atMost(PATIENCE);

        assertThatThrownBy(this::book).isInstanceOf(StoreFailed.class);
        assertThatThrownBy(this::lock).isInstanceOf(StoreFailed.class);
        assertThatThrownBy(this::giveBack).isInstanceOf(StoreFailed.class);
    }

    @Test
    void factorThatSomebodyElseMayHaveTakesNoMoreCodes_untilItIsReset() {
        bookTimes(2);

        database().run(attempts.disabling(ANNA, AUTHY)).await().atMost(PATIENCE);

        assertThat(book()).isEqualTo(new Disabled());
        assertThat(lock()).isEqualTo(new Lock.Disabled());
        attempts.forget(ANNA).await().atMost(PATIENCE);
        assertThat(book()).isEqualTo(new Booked(1));
    }

    @Test
    void factorThatNobodyFailedAtIsDisabledToo() {
        database().run(attempts.disabling(ANNA, AUTHY)).await().atMost(PATIENCE);

        assertThat(lock()).isEqualTo(new Lock.Disabled());
    }

    @Test
    void tryThatItsGuardRefusesIsNotBooked() {
        Statement nobody = Statement.of("UPDATE attempts SET failures = 0 WHERE sub = 'nobody' RETURNING failures");

        assertThat(attempts.book(nobody, ANNA, AUTHY).await().atMost(PATIENCE)).isEmpty();

        assertThat(book()).isEqualTo(new Booked(1));
    }

    @Test
    void guardCountsAlsoIfALockStands() {
        bookTimes(5);
        Statement guard =
                Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('one', 1) RETURNING at AS place");

        AttemptStore.Guarded booked =
                attempts.book(guard, ANNA, AUTHY).await().atMost(PATIENCE).orElseThrow();

        assertThat(booked.guard().number("place")).isEqualTo(1);
        assertThat(booked.booking()).isInstanceOf(LockedOut.class);
        assertThat(database()
                        .run(Statement.of("SELECT nonce FROM callback_nonces"))
                        .await()
                        .atMost(PATIENCE))
                .hasSize(1);
    }

    private AttemptStore storeWith(AttemptsConfig config) {
        return new AttemptStore(database(), config, clock);
    }

    private List<Booking> bookTimes(int times) {
        return IntStream.range(0, times).mapToObj(_ -> book()).toList();
    }

    private List<Booking> bookAtOnce(int times) {
        List<Uni<Booking>> bookings = IntStream.range(0, times)
                .mapToObj(_ -> Bookings.book(attempts, ANNA, AUTHY))
                .toList();
        return Uni.join().all(bookings).andFailFast().await().atMost(PATIENCE);
    }

    private Booking book() {
        return book(ANNA);
    }

    private Booking book(Person person) {
        return Bookings.book(attempts, person, AUTHY).await().atMost(PATIENCE);
    }

    private void giveBack() {
        attempts.giveBack(ANNA, AUTHY).await().atMost(PATIENCE);
    }

    private Lock lock() {
        return attempts.lockOf(ANNA, AUTHY).await().atMost(PATIENCE);
    }

    private Instant endOfLock() {
        return lock() instanceof Lock.Until(Instant end) ? end : fail("No lock that ends");
    }

    /// Books failures one after the other, each as soon as the delay before it is over.
    private List<Booking> bookPatiently(int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> {
                    if (lock() instanceof Lock.Until(Instant end)) {
                        clock.advance(Duration.between(clock.instant(), end));
                    }
                    return book();
                })
                .toList();
    }

    /// Books one failure, and waits until its lock is over.
    private Duration delayOfNextFailure() {
        assertThat(book()).isInstanceOf(Booked.class);
        Duration delay = Duration.between(clock.instant(), endOfLock());
        clock.advance(delay);
        return delay;
    }

    private record Settings(int freeFailures, Duration firstDelay, Duration longestDelay, int disableAfter)
            implements AttemptsConfig {}
}
