package dev.sallyport.login;

import static dev.sallyport.login.ALogin.NOW;
import static dev.sallyport.login.ALogin.aRequest;
import static dev.sallyport.login.ALogin.anAuthenticator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Authenticator;
import dev.sallyport.person.Standing;
import dev.sallyport.token.LoginRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final Standing UNKNOWN = new Standing.Unknown();
    private static final Authenticator HELD = anAuthenticator("one", "1635", null);

    @Test
    void personWhomNobodyKnowsMayEnrol() {
        assertThat(stage(aRequest(false, 0, null, false), UNKNOWN)).isEqualTo(new Stage.Enrolling(null, null));
    }

    @Test
    void enrolledPersonIsChallenged() {
        assertThat(stage(aRequest(true, 2, "1635", false), known(2, HELD)))
                .isEqualTo(new Stage.Proving(Challenge.of(HELD, Challenge.Origin.HELD)));
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

        assertThat(stage).isEqualTo(new Stage.Proving(Challenge.of(HELD, Challenge.Origin.HELD)));
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

    private static Stage stage(LoginRequest request, Standing standing) {
        return Entrance.stageFor(request, standing, NOW);
    }

    private static Standing known(long rev, Authenticator... active) {
        return new Standing.Known(rev, NOW, Optional.empty(), List.of(active));
    }
}
