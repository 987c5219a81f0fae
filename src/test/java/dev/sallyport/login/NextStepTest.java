package dev.sallyport.login;

import static dev.sallyport.login.ALogin.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Challenge.Origin;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Sending;
import dev.sallyport.challenge.Sends;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final Bounds BOUNDS = new Bounds(5, 5, 5);
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Stage.Proven PROVEN = new Stage.Proven(FactorKind.AUTHY, NOW, "one", null, null, false);

    @Test
    void eachStageHasItsStep() {
        assertThat(NextStep.of(ALogin.at(Stage.Enrolling.first(FactorKind.AUTHY)), BOUNDS, NOW))
                .isInstanceOf(NextStep.AskPhone.class);
        assertThat(NextStep.of(ALogin.proving(Origin.HELD), BOUNDS, NOW)).isInstanceOf(NextStep.AskCode.class);
        assertThat(NextStep.of(ALogin.at(PROVEN), BOUNDS, NOW)).isEqualTo(new NextStep.HandOff(PROVEN));
        assertThat(NextStep.of(ALogin.at(new Stage.Refused(Refusal.CANCELLED)), BOUNDS, NOW))
                .isEqualTo(new NextStep.Refuse(Refusal.CANCELLED));
    }

    @Test
    void provenLoginThatIsOverLetsNobodyIn() {
        Login login = ALogin.at(PROVEN);

        assertThat(NextStep.of(login, BOUNDS, NOW.plus(LIFETIME).minusMillis(1)))
                .isInstanceOf(NextStep.HandOff.class);
        assertThat(NextStep.of(login, BOUNDS, NOW.plus(LIFETIME))).isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
    }

    @Test
    void proofThatCameAtTheVeryEndIsStillHandedOff() {
        Instant atTheEnd = NOW.plus(LIFETIME).minusSeconds(1);
        Login login = ALogin.at(new Stage.Proven(FactorKind.AUTHY, atTheEnd, "one", null, null, false));

        assertThat(NextStep.of(login, BOUNDS, atTheEnd.plusSeconds(59))).isInstanceOf(NextStep.HandOff.class);
        assertThat(NextStep.of(login, BOUNDS, atTheEnd.plusSeconds(60)))
                .isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
    }

    @Test
    void whoeverIsStillAddingAFactorAtTheEndIsLetInForAMinuteAfterTheProof_andTheirCodesAreNotShown() {
        Instant end = NOW.plus(LIFETIME);
        var proven = new Stage.Proven(FactorKind.AUTHY, end.minusSeconds(1), "one", null, null, false);
        Authenticator app = new Authenticator("two", FactorKind.TOTP, new Handle("a key"), null, NOW);
        Stage.Enrolling adding = proven.adding();
        for (Stage stage : List.of(adding, adding.picking(FactorKind.AUTHY), adding.begun(app))) {
            Login login = ALogin.at(stage);
            assertThat(NextStep.of(login, BOUNDS, end.plusSeconds(58))).isEqualTo(new NextStep.HandOff(proven));
            assertThat(NextStep.of(login, BOUNDS, end.plusSeconds(59))).isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
        }
        var showing = proven.showing(new FreshCodes(app, List.of()));
        assertThat(NextStep.of(ALogin.at(showing), BOUNDS, end.minusMillis(1))).isInstanceOf(NextStep.KeepCodes.class);
        assertThat(NextStep.of(ALogin.at(showing), BOUNDS, end)).isEqualTo(new NextStep.HandOff(showing));
    }

    @Test
    void whoeverEnrolsFirstAndIsLateIsRefused() {
        Login login = ALogin.at(Stage.Enrolling.first(null));

        assertThat(NextStep.of(login, BOUNDS, NOW.plus(LIFETIME).minusMillis(1)))
                .isInstanceOf(NextStep.ChooseFactor.class);
        assertThat(NextStep.of(login, BOUNDS, NOW.plus(LIFETIME))).isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
    }

    @Test
    void loginWithoutTriesLeftIsRefused_butNotItsProof() {
        Login tried = ALogin.tried(ALogin.proving(Origin.HELD), 5);

        assertThat(NextStep.of(tried, BOUNDS, NOW)).isEqualTo(new NextStep.Refuse(Refusal.TRIES_USED_UP));
        assertThat(NextStep.of(tried.at(PROVEN), BOUNDS, NOW)).isInstanceOf(NextStep.HandOff.class);
    }

    @Test
    void onlyAPhoneTypedInThisLoginMayBeTypedAnew() {
        Authenticator typed = ALogin.anAuthenticator("one", "1635", new PhoneNumber(1, "4155550142"));
        assertThat(Stage.Proving.of(Challenge.of(typed, Origin.ENROLLED)).mayChangeNumber())
                .isTrue();
        assertThat(Stage.Proving.of(Challenge.of(typed, Origin.HELD)).mayChangeNumber())
                .isFalse();
        for (Origin origin : new Origin[] {Origin.HELD, Origin.ADOPTED}) {
            Stage stage = ALogin.proving(origin).stage();
            assertThatThrownBy(() -> ((Stage.Proving) stage).leaving(null)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void codeWithoutTriesLeftAsksForAnother() {
        Login tried = ALogin.tried(sent(new Sends(2, NOW, 3)), 5);

        assertThat(NextStep.of(tried, new Bounds(10, 2, 5), NOW))
                .isInstanceOfSatisfying(NextStep.AskCode.class, step -> {
                    assertThat(step.triesLeft()).isZero();
                    assertThat(step.challenge().problem()).isEqualTo(CodeProblem.USED_UP);
                });
    }

    @Test
    void newCodeBringsTriesOfItsOwnButNoneOfTheLogin() {
        assertThat(triesLeft(sent(new Sends(2, NOW, 3)), 3, new Bounds(10, 2, 5)))
                .isEqualTo(2);
        assertThat(triesLeft(sent(new Sends(2, NOW, 3)), 3, new Bounds(4, 2, 5)))
                .isEqualTo(1);
    }

    @Test
    void lastCodeThatIsUsedUpEndsTheLogin() {
        Login tried = ALogin.tried(sent(new Sends(5, NOW, 3)), 5);

        assertThat(NextStep.of(tried, new Bounds(10, 2, 5), NOW)).isEqualTo(new NextStep.Refuse(Refusal.TRIES_USED_UP));
    }

    @Test
    void appHasNoBoundOfItsOwn() {
        Login login = ALogin.proving(Origin.HELD)
                .whileProving(proving -> proving.sending(new Sending.Answered(new Delivery.InTheApp())));

        assertThat(triesLeft(login, 6, new Bounds(10, 2, 5))).isEqualTo(4);
    }

    private static int triesLeft(Login login, int tries, Bounds bounds) {
        return NextStep.of(ALogin.tried(login, tries), bounds, NOW) instanceof NextStep.AskCode step
                ? step.triesLeft()
                : -1;
    }

    private static Login sent(Sends sends) {
        return ALogin.proving(Origin.HELD)
                .whileProving(
                        proving -> proving.sending(new Sending.Answered(new Delivery.Sent(Channel.SMS, "•••• 42"))))
                .counting(sends);
    }
}
