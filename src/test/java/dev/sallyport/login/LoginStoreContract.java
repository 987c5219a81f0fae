package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Challenge.Origin;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the logins in the store promise on every engine. Covers C1.6, C1.10 and C7.55.
abstract class LoginStoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LoginStore logins;

    /// A store with the present schema and no logins in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makeStore() {
        logins = new LoginStore(database(), new StoredLogin.Format(vault()));
    }

    @Test
    void loginComesBackAsItWent() {
        Login login = ALogin.proving(Origin.HELD);

        assertThat(open(login)).isTrue();

        assertThat(find(login)).contains(login);
        assertThat(soon(logins.openedBy(ALogin.ADA, login.request().jti()))).contains(login);
    }

    @Test
    void nobodyElseHasOpenedIt() {
        open(ALogin.proving(Origin.HELD));

        assertThat(soon(logins.find("another-login"))).isEmpty();
        assertThat(soon(logins.openedBy(ALogin.ADA, "another-jti"))).isEmpty();
        assertThat(soon(logins.openedBy(new Person("other.example", "auth0|ada"), "a-jti")))
                .isEmpty();
    }

    @Test
    void ofFiftyOpeningsByOneRequestOneSucceeds() {
        assertThat(atOnce(50, i -> logins.open(enrolling("login-" + i, "a-jti"))))
                .containsOnlyOnce(true);
        assertThat(number("SELECT COUNT(*) AS number FROM logins")).isEqualTo(1);
    }

    @Test
    void requestsOfTheirOwnOpenLoginsOfTheirOwn() {
        assertThat(atOnce(50, i -> logins.open(enrolling("login-" + i, "jti-" + i))))
                .containsOnly(true);
    }

    @Test
    void fiftyTriesAtOnceAreFifty() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(atOnce(50, _ -> logins.bookTry(login, 100, ALogin.NOW)))
                .extracting(Optional::orElseThrow)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(find(login).orElseThrow().tries()).isEqualTo(50);
    }

    @Test
    void ofFiftyTriesAtOnceNoMoreAreBookedThanThereAre() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(atOnce(50, _ -> logins.bookTry(login, 5, ALogin.NOW)))
                .filteredOn(Optional::isPresent)
                .hasSize(5);
        assertThat(find(login).orElseThrow().tries()).isEqualTo(5);
    }

    @Test
    void loginThatIsOverBooksNothing() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(soon(logins.bookTry(login, 5, login.expiresAt()))).isEmpty();
        assertThat(soon(logins.bookTry(login, 5, login.expiresAt().minusMillis(1))))
                .contains(1);
    }

    @Test
    void triesAndChangesDoNotUndoEachOther() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        atOnce(
                16,
                i -> i % 2 == 0
                        ? logins.bookTry(login, 100, ALogin.NOW).replaceWithVoid()
                        : logins.change(login, Login::withOneMorePhone).replaceWithVoid());

        assertThat(find(login).orElseThrow().tries()).isEqualTo(8);
        assertThat(find(login).orElseThrow().phones()).isEqualTo(8);
    }

    @Test
    void changeOfAnOldReadingIsMadeOnWhatStandsNow() {
        Login old = ALogin.proving(Origin.HELD);
        open(old);
        soon(logins.change(old, Login::withOneMorePhone));

        assertThat(soon(logins.change(old, Login::withOneMorePhone)).login().phones())
                .isEqualTo(2);
        assertThat(soon(logins.change(old, now -> now.phones() == 0 ? now : now.withOneMorePhone()))
                        .made())
                .isTrue();
        assertThat(find(old).orElseThrow().phones()).isEqualTo(3);
    }

    // C1.10: of fifty right codes at once one proves it.
    @Test
    void ofFiftyChangesAtOnceThatFitOnceOneIsMade() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        List<LoginStore.Change> changes = atOnce(
                50,
                i -> logins.change(
                        login, now -> now.whileProving(proving -> proving.approved(ALogin.NOW.plusSeconds(i), false))));

        assertThat(changes).filteredOn(LoginStore.Change::made).hasSize(1);
        Login proven = find(login).orElseThrow();
        assertThat(proven.version()).isEqualTo(1);
        assertThat(changes).allSatisfy(change -> assertThat(change.login()).isEqualTo(proven));
    }

    @Test
    void changesAtOnceThatAllFitAreAllMade() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        atOnce(8, _ -> logins.change(login, Login::withOneMorePhone));

        assertThat(find(login).orElseThrow().phones()).isEqualTo(8);
    }

    @Test
    void changeOfNothingIsNotWritten() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(soon(logins.change(login, now -> now)).made()).isFalse();
        assertThat(find(login).orElseThrow().version()).isZero();
    }

    @Test
    void storeHoldsNothingReadableOfWhatIsProven() {
        Challenge challenge = Challenge.of(ALogin.anAuthenticator("one", "987654321", null), Origin.HELD);
        open(ALogin.at(Stage.Proving.of(challenge)));

        assertThat(soon(database().run(Statement.of("SELECT body, cookie_hash FROM logins"))))
                .singleElement()
                .satisfies(row -> assertThat(row.text("body") + row.text("cookie_hash"))
                        .doesNotContain("987654321")
                        .doesNotContain("203.0.113.5")
                        .doesNotContain("a-cookie"));
    }

    @Test
    void storeThatFailsBooksNoTry() {
        Login login = ALogin.proving(Origin.HELD);
        soon(database().run(Statement.of("DROP TABLE logins")));

        assertThatThrownBy(() -> soon(logins.bookTry(login, 5, ALogin.NOW))).isInstanceOf(StoreFailed.class);
    }

    private static Login enrolling(String id, String jti) {
        return ALogin.at(Stage.Enrolling.first(FactorKind.AUTHY), id, jti);
    }

    private boolean open(Login login) {
        return soon(logins.open(login));
    }

    private Optional<Login> find(Login login) {
        return soon(logins.find(login.id()));
    }

    private long number(String sql) {
        return soon(database().run(Statement.of(sql))).getFirst().number("number");
    }

    private static <T> List<T> atOnce(int times, IntFunction<Uni<T>> work) {
        List<Uni<T>> all = IntStream.range(0, times).mapToObj(work).toList();
        return Uni.join().all(all).andFailFast().await().atMost(PATIENCE);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
