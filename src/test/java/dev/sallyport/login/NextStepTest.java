package dev.sallyport.login;

import static dev.sallyport.login.ALogin.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.challenge.Challenge.Origin;
import dev.sallyport.factor.FactorKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Stage.Proven PROVEN = new Stage.Proven(FactorKind.AUTHY, NOW);

    @Test
    void eachStageHasItsStep() {
        assertThat(NextStep.of(ALogin.at(new Stage.Enrolling(null, null)), 5, NOW))
                .isInstanceOf(NextStep.AskPhone.class);
        assertThat(NextStep.of(ALogin.proving(Origin.HELD), 5, NOW)).isInstanceOf(NextStep.AskCode.class);
        assertThat(NextStep.of(ALogin.at(PROVEN), 5, NOW)).isEqualTo(new NextStep.HandOff(PROVEN));
        assertThat(NextStep.of(ALogin.at(new Stage.Refused(Refusal.CANCELLED)), 5, NOW))
                .isEqualTo(new NextStep.Refuse(Refusal.CANCELLED));
    }

    @Test
    void provenLoginThatIsOverLetsNobodyIn() {
        Login login = ALogin.at(PROVEN);

        assertThat(NextStep.of(login, 5, NOW.plus(LIFETIME).minusMillis(1))).isInstanceOf(NextStep.HandOff.class);
        assertThat(NextStep.of(login, 5, NOW.plus(LIFETIME))).isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
    }

    @Test
    void proofThatCameAtTheVeryEndIsStillHandedOff() {
        Instant atTheEnd = NOW.plus(LIFETIME).minusSeconds(1);
        Login login = ALogin.at(new Stage.Proven(FactorKind.AUTHY, atTheEnd));

        assertThat(NextStep.of(login, 5, atTheEnd.plusSeconds(59))).isInstanceOf(NextStep.HandOff.class);
        assertThat(NextStep.of(login, 5, atTheEnd.plusSeconds(60))).isEqualTo(new NextStep.Refuse(Refusal.EXPIRED));
    }

    @Test
    void loginWithoutTriesLeftIsRefused_butNotItsProof() {
        Login tried = ALogin.tried(ALogin.proving(Origin.HELD), 5);

        assertThat(NextStep.of(tried, 5, NOW)).isEqualTo(new NextStep.Refuse(Refusal.TRIES_USED_UP));
        assertThat(NextStep.of(tried.at(PROVEN), 5, NOW)).isInstanceOf(NextStep.HandOff.class);
    }

    @Test
    void onlyAPhoneTypedInThisLoginMayBeTypedAnew() {
        assertThat(NextStep.of(ALogin.proving(Origin.ENROLLED), 5, NOW))
                .isInstanceOfSatisfying(
                        NextStep.AskCode.class,
                        step -> assertThat(step.mayChangeNumber()).isTrue());
        for (Origin origin : new Origin[] {Origin.HELD, Origin.ADOPTED}) {
            Stage stage = ALogin.proving(origin).stage();
            assertThatThrownBy(() -> ((Stage.Proving) stage).changingNumber())
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
