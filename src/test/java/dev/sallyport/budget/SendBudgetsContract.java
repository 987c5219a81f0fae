package dev.sallyport.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.budget.SendBooking.Booked;
import dev.sallyport.budget.SendBooking.Exhausted;
import dev.sallyport.budget.SendBooking.Unused;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the budgets of an hour promise on every engine. Covers C7.55, C7.57 and C7.60.
abstract class SendBudgetsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final String HOME = "198.51.100.7";
    private static final ExplicitSendingConfig WIDE =
            new ExplicitSendingConfig(1000, 1000, 1000, 1000, 1000, 1000, 1000);

    private final MutableClock clock = new MutableClock(START);
    private SendBudgets budgets;

    /// A store with the present schema and nothing in its budgets.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makeBudgets() {
        budgets = with(WIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, 3 1000 1000 1000 1000 1000 1000",
        "NUMBER, 1000 3 1000 1000 1000 1000 1000",
        "PREFIX, 1000 1000 1000 3 1000 1000 1000",
        "COUNTRY, 1000 1000 1000 1000 3 1000 1000",
        "ADDRESS, 1000 1000 1000 1000 1000 3 1000",
        "TENANT, 1000 1000 1000 1000 1000 1000 3"
    })
    void eachBudgetEndsWhereItIsSet(Budget budget, String limits) {
        budgets = with(ExplicitSendingConfig.of(limits));

        assertThat(bookTimes(4, anna("4155550137")))
                .containsExactly(new Booked(), new Booked(), new Booked(), new Exhausted(budget));
    }

    @Test
    void budgetIsWholeAgainAfterAnHour() {
        budgets = with(WIDE.perPerson(2));
        bookTimes(2, anna("4155550137"));

        clock.advance(Duration.ofMinutes(60).minusMillis(1));
        assertThat(book(anna("4155550137"))).isEqualTo(new Exhausted(Budget.PERSON));
        clock.advance(Duration.ofMillis(1));

        assertThat(bookTimes(3, anna("4155550137")))
                .containsExactly(new Booked(), new Booked(), new Exhausted(Budget.PERSON));
    }

    @Test
    void refusedOrderUsesUpNothing() {
        budgets = with(WIDE.perNumber(1));
        book(anna("4155550137"));
        List<Long> before = used();

        bookTimes(20, anna("4155550137"));

        assertThat(used()).isEqualTo(before);
    }

    @Test
    void whatWasGivenBackCanBeBookedAgain() {
        budgets = with(WIDE.perPerson(1));
        book(anna("4155550137"));

        giveBack(anna("4155550137"));
        giveBack(anna("4155550137"));

        assertThat(bookTimes(2, anna("4155550137"))).containsExactly(new Booked(), new Exhausted(Budget.PERSON));
    }

    @Test
    void givingBackWhatWasNeverBookedMakesNoRoom() {
        budgets = with(WIDE.perPerson(1));
        giveBack(anna("4155550137"));

        assertThat(bookTimes(2, anna("4155550137"))).containsExactly(new Booked(), new Exhausted(Budget.PERSON));
    }

    @Test
    void strangersWhoTypeANumberCannotUseUpItsOwnersBudget() {
        budgets = with(new ExplicitSendingConfig(1000, 2, 3, 4, 5, 1000, 1000));
        List<SendBooking> strangers = IntStream.range(0, 30)
                .mapToObj(i -> book(typedBy("auth0|stranger" + i, "415555013" + i % 10)))
                .toList();
        assertThat(strangers).contains(new Exhausted(Budget.UNPROVEN_PREFIX));

        assertThat(bookTimes(2, anna("4155550137"))).containsOnly(new Booked());
    }

    @Test
    void numberThatIsTypedOverAndOverRingsNoMore() {
        budgets = with(new ExplicitSendingConfig(1000, 1000, 2, 1000, 1000, 1000, 1000));

        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> book(typedBy("auth0|stranger" + i, "4155550137")))
                        .toList())
                .containsExactly(new Booked(), new Booked(), new Exhausted(Budget.UNPROVEN_NUMBER));
    }

    @Test
    void peopleOfOneTenantAreNotThoseOfAnother() {
        budgets = with(WIDE.perTenant(1).perPerson(1));
        book(anna("4155550137"));
        Order elsewhere = new Order(
                new Person("other.example", "auth0|anna"),
                new Handle("2"),
                new PhoneNumber(1, "4155550137"),
                true,
                HOME);

        assertThat(book(elsewhere)).isEqualTo(new Booked());
    }

    @Test
    void countriesThatShareACallingCodeHaveBudgetsOfTheirOwn() {
        budgets = with(WIDE.perCountry(1));
        book(anna("4155550137"));

        assertThat(book(anna("8765550137"))).as("Jamaica").isEqualTo(new Booked());
        assertThat(book(anna("2125550137"))).as("New York").isEqualTo(new Exhausted(Budget.COUNTRY));
    }

    @Test
    void networkOfAnIpv6AddressHasOneBudget() {
        budgets = with(WIDE.perAddress(1));
        book(from("2001:db8:1:2::1"));

        assertThat(book(from("2001:db8:1:2:ffff::9"))).isEqualTo(new Exhausted(Budget.ADDRESS));
        assertThat(book(from("2001:db8:1:3::1"))).isEqualTo(new Booked());
        assertThat(book(from("::ffff:198.51.100.7"))).isEqualTo(new Booked());
        assertThat(book(from("198.51.100.7"))).isEqualTo(new Exhausted(Budget.ADDRESS));
    }

    @Test
    void phoneOfUnknownNumberIsCountedByItsHandle() {
        budgets = with(new ExplicitSendingConfig(1000, 1000, 1, 1000, 1000, 1000, 1000));
        book(new Order(ANNA, new Handle("1635"), null, false, null));

        assertThat(book(new Order(BERT, new Handle("1635"), null, false, null)))
                .isEqualTo(new Exhausted(Budget.UNPROVEN_NUMBER));
        assertThat(book(new Order(BERT, new Handle("1636"), null, false, null))).isEqualTo(new Booked());
    }

    @Test
    void fiftyOrdersAtOnceAreNeverMoreThanTheBudget() {
        budgets = with(WIDE.perNumber(5).perTenant(7));
        List<Uni<SendBooking>> orders = IntStream.range(0, 50)
                .mapToObj(i -> budgets.book(i % 2 == 0 ? anna("4155550137") : bert("4155550138")))
                .toList();

        List<SendBooking> bookings =
                Uni.join().all(orders).andFailFast().await().atMost(PATIENCE);

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSizeBetween(1, 7);
    }

    @Test
    void bucketsHoldNoReadableNumberOrAddress() {
        book(anna("4155550137"));

        assertThat(database()
                        .run(Statement.of("SELECT bucket FROM budgets"))
                        .await()
                        .atMost(PATIENCE))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.text("bucket"))
                        .matches("[a-z-]+:[A-Za-z0-9_-]+:[A-Za-z0-9_-]{43}")
                        .doesNotContain("415555", "198.51", "anna", "c6336407"));
    }

    // C7.60
    @Test
    void placeWhereHardlyAnyCodeIsUsedGetsNoMore() {
        budgets = with(WIDE.conversion(10, 20));
        for (int number = 0; number < 10; number++) {
            book(typedBy("auth0|stranger" + number, "415555010" + number));
        }
        used(typedBy("auth0|stranger0", "4155550100"));

        assertThat(book(typedBy("auth0|carol", "4155550111"))).isEqualTo(new Unused(Budget.UNPROVEN_PREFIX));
        assertThat(book(typedBy("auth0|carol", "2125550111"))).isEqualTo(new Unused(Budget.UNPROVEN_COUNTRY));
        assertThat(book(typedBy("auth0|carol", "8765550111"))).as("Jamaica").isEqualTo(new Booked());
        assertThat(book(anna("4155550137"))).as("proven before").isEqualTo(new Booked());
    }

    // C7.60
    @Test
    void placeOpensAgainWhenItsCodesAreUsed() {
        budgets = with(WIDE.conversion(10, 20));
        for (int number = 0; number < 10; number++) {
            book(typedBy("auth0|stranger" + number, "415555010" + number));
        }
        Order next = typedBy("auth0|carol", "4155550111");
        assertThat(bookTimes(30, next)).containsOnly(new Unused(Budget.UNPROVEN_PREFIX));
        List<Long> before = used();
        assertThat(book(next)).isInstanceOf(Unused.class);
        assertThat(used()).as("budgets of the hour").isEqualTo(before);

        used(typedBy("auth0|stranger0", "4155550100"));
        used(typedBy("auth0|stranger1", "4155550101"));

        assertThat(book(next)).isEqualTo(new Booked());
    }

    @Test
    void placeOpensAgainADayLater() {
        budgets = with(WIDE.conversion(1, 100));
        Order order = typedBy("auth0|carol", "4155550111");
        assertThat(bookTimes(2, order)).containsExactly(new Booked(), new Unused(Budget.UNPROVEN_PREFIX));

        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(book(order)).isInstanceOf(Unused.class);
        clock.advance(Duration.ofMillis(1));

        assertThat(bookTimes(2, order)).containsExactly(new Booked(), new Unused(Budget.UNPROVEN_PREFIX));
    }

    @Test
    void codeThatWasNotSentIsNotExpectedToBeUsed() {
        budgets = with(WIDE.conversion(1, 100));
        Order order = typedBy("auth0|carol", "4155550111");
        book(order);
        giveBack(order);

        assertThat(bookTimes(2, order)).containsExactly(new Booked(), new Unused(Budget.UNPROVEN_PREFIX));
    }

    @Test
    void withZeroInAHundredNobodyAsks() {
        budgets = with(WIDE.conversion(1, 0));

        assertThat(bookTimes(9, typedBy("auth0|carol", "4155550111"))).containsOnly(new Booked());
    }

    @Test
    void storeThatFailsBooksNothing() {
        database().run(Statement.of("DROP TABLE budgets")).await().atMost(PATIENCE);

        assertThatThrownBy(() -> book(anna("4155550137"))).isInstanceOf(StoreFailed.class);
    }

    private static final Person ANNA = new Person("tenant.example", "auth0|anna");
    private static final Person BERT = new Person("tenant.example", "auth0|bert");

    private static Order anna(String national) {
        return new Order(ANNA, new Handle("1"), new PhoneNumber(1, national), true, HOME);
    }

    private static Order bert(String national) {
        return new Order(BERT, new Handle("2"), new PhoneNumber(1, national), true, HOME);
    }

    private static Order from(String address) {
        return new Order(ANNA, new Handle("1"), new PhoneNumber(1, "4155550137"), true, address);
    }

    private static Order typedBy(String subject, String national) {
        return new Order(
                new Person("tenant.example", subject), new Handle("3"), new PhoneNumber(1, national), false, null);
    }

    private SendBudgets with(SendingConfig config) {
        return new SendBudgets(database(), new Buckets(vault()), config, clock);
    }

    private SendBooking book(Order order) {
        return budgets.book(order).await().atMost(PATIENCE);
    }

    private List<SendBooking> bookTimes(int times, Order order) {
        return IntStream.range(0, times).mapToObj(_ -> book(order)).toList();
    }

    private void used(Order order) {
        budgets.used(order).await().atMost(PATIENCE);
    }

    private void giveBack(Order order) {
        budgets.giveBack(order).await().atMost(PATIENCE);
    }

    private List<Long> used() {
        return database()
                .run(Statement.of("SELECT used FROM budgets ORDER BY bucket"))
                .await()
                .atMost(PATIENCE)
                .stream()
                .map(row -> row.number("used"))
                .toList();
    }
}
