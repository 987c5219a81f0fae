package dev.sallyport.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.Verdict.Right;
import dev.sallyport.factor.Verdict.Unavailable;
import dev.sallyport.factor.Verdict.Wrong;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
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
import org.junit.jupiter.params.provider.ValueSource;

/// That a code of an app proves its key once and inside the window only, on every engine.
abstract class TotpFactorContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private TotpFactor factor;
    private Authenticator phone;

    /// A store with the present schema and no steps in it.
    abstract Database database();

    @BeforeEach
    void addKey() {
        factor = withWindow(1);
        phone = authenticator("ada", newKey("ada@example.com"));
    }

    @Test
    void codeProvesOnce() {
        assertThat(check(shown(0))).isEqualTo(new Right());
        assertThat(check(shown(0))).isEqualTo(new Wrong());
    }

    @Test
    void nextCodeProvesAgain() {
        check(shown(0));
        clock.advance(PERIOD);

        assertThat(check(shown(0))).isEqualTo(new Right());
    }

    @Test
    void olderCodeProvesNothingAfterANewerOne() {
        check(shown(1));

        assertThat(check(shown(-1))).isEqualTo(new Wrong());
        assertThat(check(shown(0))).isEqualTo(new Wrong());
        assertThat(check(shown(1))).isEqualTo(new Wrong());
    }

    @Test
    void fiftyWhoBringOneCodeAreOne() {
        OneTimeCode code = shown(0);
        List<Uni<Verdict>> checks =
                IntStream.range(0, 50).mapToObj(_ -> factor.check(phone, code)).toList();

        assertThat(Uni.join().all(checks).andFailFast().await().atMost(PATIENCE))
                .hasSize(50)
                .containsOnlyOnce(new Right())
                .allMatch(verdict -> verdict instanceof Right || verdict instanceof Wrong);
    }

    @Test
    void usedCodeStaysUsedAfterARestart() {
        OneTimeCode code = shown(0);
        check(code);

        factor = withWindow(1);

        assertThat(check(code)).isEqualTo(new Wrong());
    }

    @Test
    void codeOfOneKeyProvesNoOther() {
        Authenticator other = authenticator("bert", newKey("bert@example.com"));

        assertThat(await(factor.check(other, shown(0)))).isEqualTo(new Wrong());
    }

    @Test
    void sameStepOfAnotherKeyIsTakenForItself() {
        Authenticator other = authenticator("bert", newKey("bert@example.com"));

        assertThat(check(shown(0))).isEqualTo(new Right());
        assertThat(await(factor.check(other, shown(other, 0)))).isEqualTo(new Right());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2"})
    void clockMayBeWrongByTheWindowAndNoMore(int window, int most) {
        factor = withWindow(window);
        for (int offset = -4; offset <= 4; offset++) {
            Authenticator fresh = authenticator("key" + offset, newKey("ada@example.com"));

            assertThat(await(factor.check(fresh, shown(fresh, offset))))
                    .as("%d steps away", offset)
                    .isEqualTo(Math.abs(offset) <= most ? new Right() : new Wrong());
        }
    }

    @Test
    void whoseAppIsAlwaysBehindHasNoCodesOfTheFutureToBeGuessed() {
        proveFor(6, -1);

        clock.advance(PERIOD.multipliedBy(5));
        assertThat(check(shown(1))).isEqualTo(new Wrong());
        assertThat(check(shown(-1))).isEqualTo(new Right());
        assertThat(check(shown(0))).isEqualTo(new Right());
    }

    @Test
    void learntDriftNeverLetsInWhatIsOutsideTheWindow() {
        proveFor(50, -1);

        clock.advance(PERIOD.multipliedBy(5));
        assertThat(check(shown(-2))).isEqualTo(new Wrong());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void oneCodeThatWasFarOffNarrowsNothing(int offset) {
        proveFor(1, offset);

        clock.advance(PERIOD.multipliedBy(5));
        assertThat(check(shown(-offset))).isEqualTo(new Right());
    }

    @Test
    void clockThatWasSetRightIsLearntAnew() {
        proveFor(6, -1);
        proveFor(6, 0);

        clock.advance(PERIOD.multipliedBy(5));
        assertThat(check(shown(1))).isEqualTo(new Right());
    }

    @Test
    void wrongCodeTakesNothingFromTheRightOne() {
        assertThat(check(outside())).isEqualTo(new Wrong());
        assertThat(check(outside())).isEqualTo(new Wrong());

        assertThat(check(shown(-1))).isEqualTo(new Right());
        assertThat(check(outside())).isEqualTo(new Wrong());
        assertThat(check(shown(-1))).isEqualTo(new Wrong());
        assertThat(check(shown(0))).isEqualTo(new Right());
    }

    @Test
    void keyStaysAsItWasMadeWhenTheSettingsChange() {
        factor = new TotpFactor(
                new TotpRules("Other", TotpAlgorithm.SHA512, 8, Duration.ofSeconds(60), 1),
                new TotpSteps(database(), clock),
                clock);

        assertThat(shown(0).digits()).hasSize(6);
        assertThat(check(shown(0))).isEqualTo(new Right());
    }

    @Test
    void recoveryCodeProvesNoKey() {
        assertThat(await(factor.check(phone, new RecoveryCode("0123456789ABCDEF"))))
                .isEqualTo(new Wrong());
    }

    @Test
    void handleThatIsNoKeyHasNoVerdict() {
        Authenticator broken = authenticator("ada", new Handle("1635"));

        assertThat(await(factor.check(broken, new OneTimeCode("123456")))).isEqualTo(new Unavailable());
        assertThatThrownBy(() -> factor.invitation(broken.handle()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1635");
    }

    @Test
    void storeThatFailsHasNoVerdict() {
        await(database().run(Statement.of("DROP TABLE totp_steps")));

        assertThat(check(shown(0))).isEqualTo(new Unavailable());
        assertThat(check(outside())).isEqualTo(new Unavailable());
    }

    @Test
    void storeHoldsNothingThatACodeCanBeMadeOf() {
        check(shown(0));

        assertThat(await(database().run(Statement.of("SELECT * FROM totp_steps"))))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.columns()).containsOnlyKeys("authenticator", "last_step", "drift", "at"));
    }

    @Test
    void provenKeyIsKeptWhole() {
        assertThat(factor.proven(phone.handle())).isEqualTo(phone.handle());
    }

    @Test
    void invitationIsTheSameKeyThreeTimes() {
        TotpKey key = TotpKey.of(phone.handle()).orElseThrow();
        Invitation invitation = factor.invitation(phone.handle());

        assertThat(invitation.link()).hasToString(phone.handle().value());
        assertThat(invitation.picture()).isEqualTo(QrCode.svg(phone.handle().value()));
        assertThat(invitation.key().replace(" ", "")).isEqualTo(key.secret());
        assertThat(key.account()).isEqualTo("ada@example.com");
        assertThat(invitation.toString()).doesNotContain(key.secret());
    }

    private TotpFactor withWindow(int window) {
        return new TotpFactor(
                new TotpRules("Acme", TotpAlgorithm.SHA1, 6, PERIOD, window), new TotpSteps(database(), clock), clock);
    }

    /// Logs in so many times, minutes apart, with an app whose clock is so many steps from ours.
    private void proveFor(int times, int offset) {
        for (int i = 0; i < times; i++) {
            clock.advance(PERIOD.multipliedBy(5));
            assertThat(check(shown(offset))).isEqualTo(new Right());
        }
    }

    private Verdict check(OneTimeCode code) {
        return await(factor.check(phone, code));
    }

    private OneTimeCode shown(int offset) {
        return shown(phone, offset);
    }

    /// What an app shows whose clock is so many steps from ours.
    private OneTimeCode shown(Authenticator authenticator, int offset) {
        Totp app = new Totp(TotpKey.of(authenticator.handle()).orElseThrow());
        return new OneTimeCode(app.code(app.step(clock.instant()) + offset));
    }

    /// A code of the key's that is of no step near by.
    private OneTimeCode outside() {
        Totp app = new Totp(TotpKey.of(phone.handle()).orElseThrow());
        long step = app.step(clock.instant());
        return IntStream.range(100, 200)
                .mapToObj(ahead -> new OneTimeCode(app.code(step + ahead)))
                .filter(code -> app.offset(code, step, 10).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Handle newKey(String account) {
        return await(factor.newKey("a-person", account)).orElseThrow();
    }

    private Authenticator authenticator(String id, Handle key) {
        return new Authenticator(id, FactorKind.TOTP, key, null, clock.instant());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
