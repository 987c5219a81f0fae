package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Challenge.Origin;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

        assertThat(atOnce(50, _ -> bookTry(login, 100, ALogin.NOW)))
                .extracting(Optional::orElseThrow)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(find(login).orElseThrow().tries()).isEqualTo(50);
    }

    @Test
    void ofFiftyTriesAtOnceNoMoreAreBookedThanThereAre() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(atOnce(50, _ -> bookTry(login, 5, ALogin.NOW)))
                .filteredOn(Optional::isPresent)
                .hasSize(5);
        assertThat(find(login).orElseThrow().tries()).isEqualTo(5);
    }

    @Test
    void loginThatIsOverBooksNothing() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        assertThat(soon(bookTry(login, 5, login.expiresAt()))).isEmpty();
        assertThat(soon(bookTry(login, 5, login.expiresAt().minusMillis(1)))).contains(1);
    }

    @Test
    void changeThatIsRecordedIsMadeInTheSameTransaction() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        LoginStore.Change change = soon(logins.record(login, Login::withOneMorePhone, this::recorded));

        assertThat(change.made()).isTrue();
        assertThat(find(login)).contains(change.login());
        assertThat(change.login().phones()).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isEqualTo(1);
    }

    @Test
    void changeIsTakenBackIfWhatIsRecordedWithItFails() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);
        Statement impossible = Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('two', NULL)");

        assertThatThrownBy(() -> soon(logins.record(
                        login,
                        Login::withOneMorePhone,
                        beside -> recorded(Stream.concat(beside.stream(), Stream.of(impossible))
                                .toList()))))
                .isInstanceOf(StoreFailed.class);

        assertThat(find(login)).contains(login);
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isZero();
    }

    @Test
    void changeIsTakenBackIfWhatIsWrittenWithItFails() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);
        Statement impossible = Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('two', NULL)");

        assertThatThrownBy(() -> soon(logins.change(login, Login::withOneMorePhone, _ -> List.of(impossible))))
                .isInstanceOf(StoreFailed.class);

        assertThat(find(login)).contains(login);
    }

    @Test
    void changeOfALoginThatOthersChangedMeanwhileIsRecordedOnce() {
        Login old = ALogin.proving(Origin.HELD);
        open(old);
        soon(logins.change(old, Login::withOneMorePhone));

        LoginStore.Change change = soon(logins.record(old, Login::withOneMorePhone, this::recorded));

        assertThat(change.made()).isTrue();
        assertThat(change.login().phones()).isEqualTo(2);
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isEqualTo(1);
    }

    @Test
    void whatFitsNoMoreIsRecordedAndChangesNothing() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        LoginStore.Change change = soon(logins.record(login, UnaryOperator.identity(), this::recorded));

        assertThat(change).isEqualTo(new LoginStore.Change(login, false, List.of()));
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isEqualTo(1);
    }

    @Test
    void changeThatThereIsNothingToRecordOfIsMadeAllTheSame() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        LoginStore.Change change = soon(logins.record(
                login, Login::withOneMorePhone, _ -> Uni.createFrom().item(List.of())));

        assertThat(change.made()).isTrue();
        assertThat(find(login).orElseThrow().phones()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenWithAChangeIsWrittenOnce_howeverOftenItIsTried() {
        Login old = ALogin.proving(Origin.HELD);
        open(old);
        soon(logins.change(old, Login::withOneMorePhone));
        List<Integer> phones = new ArrayList<>();

        LoginStore.Change change = soon(logins.change(old, Login::withOneMorePhone, changed -> {
            phones.add(changed.phones());
            return List.of(Statement.of(
                    "INSERT INTO callback_nonces (nonce, at) VALUES ($1, 1) RETURNING nonce",
                    changed.phones() + " phones"));
        }));

        assertThat(phones).containsExactly(1, 2);
        assertThat(change.then())
                .extracting(rows -> rows.getFirst().text("nonce"))
                .containsExactly("2 phones");
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isEqualTo(1);
    }

    @Test
    void whatBelongsToAChangeThatIsNotMadeIsNotWritten() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        LoginStore.Change change = soon(logins.change(
                login,
                UnaryOperator.identity(),
                _ -> List.of(Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('one', 1)"))));

        assertThat(change.made()).isFalse();
        assertThat(number("SELECT COUNT(*) AS number FROM callback_nonces")).isZero();
    }

    private Uni<List<List<Row>>> recorded(List<Statement> beside) {
        Statement record = Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('one', 1) RETURNING nonce");
        return database().runIf(record, beside).map(all -> all.subList(1, all.size()));
    }

    @Test
    void triesAndChangesDoNotUndoEachOther() {
        Login login = ALogin.proving(Origin.HELD);
        open(login);

        atOnce(
                16,
                i -> i % 2 == 0
                        ? bookTry(login, 100, ALogin.NOW).replaceWithVoid()
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

        assertThatThrownBy(() -> soon(bookTry(login, 5, ALogin.NOW))).isInstanceOf(StoreFailed.class);
    }

    private Uni<Optional<Integer>> bookTry(Login login, int most, Instant now) {
        return database()
                .run(LoginStore.bookingTry(login, most, now))
                .map(rows -> rows.stream().map(LoginStore::tries).findFirst());
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
