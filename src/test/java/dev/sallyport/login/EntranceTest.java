package dev.sallyport.login;

import static dev.sallyport.login.ALogin.NOW;
import static dev.sallyport.login.ALogin.aRequest;
import static dev.sallyport.login.ALogin.anAuthenticator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.EnrolmentConfig;
import dev.sallyport.enrolment.EnrolmentConfig.FirstEnrolment;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneFactor;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.person.Standing;
import dev.sallyport.token.LoginRequest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final Standing UNKNOWN = new Standing.Unknown();
    private static final Authenticator HELD = anAuthenticator("one", "1635", null);

    @Test
    void personWhomNobodyKnowsMayEnrol() {
        assertThat(stage(aRequest(false, 0, null, false), UNKNOWN)).isEqualTo(Stage.Enrolling.first(FactorKind.AUTHY));
    }

    @Test
    void enrolledPersonIsChallenged() {
        assertThat(stage(aRequest(true, 2, "1635", false), known(2, HELD)))
                .isEqualTo(Stage.Proving.of(Challenge.of(HELD, Challenge.Origin.HELD)));
    }

    @Test
    void personWhomAuth0ForgotIsStillChallenged() {
        assertThat(stage(aRequest(false, 0, null, false), known(2, HELD))).isInstanceOf(Stage.Proving.class);
    }

    @Test
    void lostStoreIsNoOpenGate() {
        assertThat(stage(aRequest(true, 0, null, false), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.STORE_KNOWS_NOBODY));
        assertThat(stage(aRequest(false, 3, null, false), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.STORE_KNOWS_NOBODY));
        assertThat(stage(aRequest(true, 1, "1635", false), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.STORE_KNOWS_NOBODY));
    }

    @Test
    void storeFromAnOldBackupIsNoOpenGate() {
        assertThat(stage(aRequest(true, 3, null, false), known(2, HELD)))
                .isEqualTo(new Stage.Refused(Refusal.STORE_IS_BEHIND));
    }

    @Test
    void personWithoutAnAuthenticatorLeftDoesNotEnrolAnew() {
        assertThat(stage(aRequest(true, 2, null, false), known(2)))
                .isEqualTo(new Stage.Refused(Refusal.NO_AUTHENTICATOR));
    }

    @Test
    void authyIdOfAnOlderSetUpIsToBeProvenAndAdopted() {
        Stage stage = stage(aRequest(false, 0, "16350007", false), UNKNOWN);

        assertThat(stage).isInstanceOfSatisfying(Stage.Proving.class, proving -> {
            assertThat(proving.challenge().origin()).isEqualTo(Challenge.Origin.ADOPTED);
            assertThat(proving.challenge().target().handle()).isEqualTo(new Handle("16350007"));
            assertThat(proving.mayChangeNumber()).isFalse();
        });
    }

    @Test
    void plantedAuthyIdDoesNotReplaceTheStoredOne() {
        Stage stage = stage(aRequest(true, 1, "999", false), known(1, HELD));

        assertThat(stage).isEqualTo(Stage.Proving.of(Challenge.of(HELD, Challenge.Origin.HELD)));
    }

    @Test
    void twoDifferentAuthyIdsAreRefused() {
        assertThat(stage(aRequest(false, 0, "1", true), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.AUTHY_ID_UNUSABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "1/../2", "-1", "１２", "1234567890123456789"})
    void authyIdThatIsNoNumberIsRefused(String id) {
        assertThat(stage(aRequest(false, 0, id, false), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.AUTHY_ID_UNUSABLE));
    }

    @Test
    void ticketOpensTheDoorToSomebodyWhoWasReset() {
        assertThat(stage(aRequest(true, 2, null, false), withTicket(2)))
                .isEqualTo(Stage.Enrolling.first(FactorKind.AUTHY));
    }

    @Test
    void authyIdThatReappearsAfterAResetIsNotAdopted() {
        assertThat(stage(aRequest(true, 2, "16350007", false), withTicket(2)))
                .isEqualTo(Stage.Enrolling.first(FactorKind.AUTHY));
        assertThat(stage(aRequest(true, 2, "16350007", false), known(2)))
                .isEqualTo(new Stage.Refused(Refusal.NO_AUTHENTICATOR));
    }

    @Test
    void ticketOpensNothingForSomebodyWhoHoldsAnAuthenticator() {
        assertThat(stage(aRequest(true, 2, null, false), withTicket(2, HELD))).isInstanceOf(Stage.Proving.class);
    }

    @Test
    void ticketDoesNotHideThatTheStoreIsBehind() {
        assertThat(stage(aRequest(true, 9, null, false), withTicket(2)))
                .isEqualTo(new Stage.Refused(Refusal.STORE_IS_BEHIND));
    }

    @Test
    void strangerNeedsATicketWhereTheHelpDeskLetsPeopleEnrol() {
        Entrance closed = entrance(FirstEnrolment.TICKET, true);

        assertThat(closed.stageFor(aRequest(false, 0, null, false), UNKNOWN))
                .isEqualTo(new Stage.Refused(Refusal.TICKET_NEEDED));
        assertThat(closed.stageFor(aRequest(false, 0, null, false), withTicket(1)))
                .isEqualTo(Stage.Enrolling.first(FactorKind.AUTHY));
    }

    @Test
    void switchedOffFactorLeavesThePersonEnrolledAndOutside() {
        Entrance off = entrance(FirstEnrolment.OPEN, false);
        Stage refused = new Stage.Refused(Refusal.FACTOR_SWITCHED_OFF);

        assertThat(off.stageFor(aRequest(true, 2, "1635", false), known(2, HELD)))
                .isEqualTo(refused);
        assertThat(off.stageFor(aRequest(false, 0, "16350007", false), UNKNOWN)).isEqualTo(refused);
        assertThat(off.stageFor(aRequest(false, 0, null, false), UNKNOWN)).isEqualTo(refused);
        assertThat(off.stageFor(aRequest(true, 2, null, false), withTicket(2))).isEqualTo(refused);
    }

    @Test
    void enrollingLoginKeepsWhatWasTyped() {
        Entrance entrance = entrance(FirstEnrolment.OPEN, true);
        Stage.Enrolling typed =
                new Stage.Enrolling(FactorKind.AUTHY, new PhoneInput("DE", "0171"), PhoneProblem.WRONG_LENGTH, null);
        LoginRequest request = aRequest(false, 0, null, false);

        assertThat(entrance.stillEnrolling(typed, request, UNKNOWN)).isSameAs(typed);
        assertThat(entrance.stillEnrolling(typed, request, withTicket(1))).isSameAs(typed);
        assertThat(entrance.stillEnrolling(typed, request, known(1, HELD))).isInstanceOf(Stage.Proving.class);
        assertThat(entrance.stillEnrolling(typed, request, known(1))).isInstanceOf(Stage.Refused.class);
    }

    private static Stage stage(LoginRequest request, Standing standing) {
        return entrance(FirstEnrolment.OPEN, true).stageFor(request, standing);
    }

    private static Entrance entrance(FirstEnrolment first, boolean authyIsOffered) {
        Set<String> names = authyIsOffered ? Set.of("authy") : Set.of();
        SecondFactors factors = new SecondFactors(List.of(new NobodyAsks()), names);
        return new Entrance(config(first), factors, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static EnrolmentConfig config(FirstEnrolment first) {
        return new SmallRyeConfigBuilder()
                .withMapping(EnrolmentConfig.class)
                .withDefaultValue("sallyport.enrolment.first", first.name())
                .withDefaultValue("sallyport.enrolment.countries", "*")
                .build()
                .getConfigMapping(EnrolmentConfig.class);
    }

    private static Standing.Known known(long rev, Authenticator... active) {
        return new Standing.Known(rev, NOW, Optional.empty(), List.of(active), false);
    }

    private static Standing.Known withTicket(long rev, Authenticator... active) {
        return new Standing.Known(rev, NOW, Optional.of(NOW), List.of(active), true);
    }

    /// A factor that is there; whoever decides on an entrance asks it nothing.
    private static final class NobodyAsks implements PhoneFactor {
        @Override
        public FactorKind kind() {
            return FactorKind.AUTHY;
        }

        @Override
        public Uni<Registration> register(PhoneNumber phone, EmailAddress email) {
            throw new AssertionError("asked to register");
        }

        @Override
        public List<Channel> channels() {
            throw new AssertionError("asked for channels");
        }

        @Override
        public Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch) {
            throw new AssertionError("asked to deliver");
        }

        @Override
        public Uni<Verdict> check(Authenticator authenticator, TypedCode code, @Nullable CodeReference sent) {
            throw new AssertionError("asked to check");
        }
    }
}
