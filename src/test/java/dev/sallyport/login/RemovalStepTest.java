package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.HeldFactor;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Ticket;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A person who holds two phones and recovery codes, and wants to be rid of some of it. Covers C6.49, as far as a
/// factor is removed.
class RemovalStepTest {
    private static final Authenticator OTHER = ALogin.anAuthenticator("other", "1636", null);
    private static final Authenticator PAPER =
            new Authenticator("paper", FactorKind.RECOVERY, new Handle("paper"), null, ALogin.NOW);
    private static final String OUT_OF_TURN = "sequence_fail:step-out-of-turn";

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void enrol() {
        gate = Gate.ofAllFactors(store);
        gate.enrol();
        hold(OTHER);
        hold(PAPER);
    }

    @Test
    void othersThanTheProvenOneMayGo() {
        Browser ada = gate.provingAgain();
        assertThat(ada.sees(CodePage.class).may().remove()).isTrue();
        ada.typesAndAddsAnother(RIGHT);

        assertThat(ada.sees(ChoosePage.class).held())
                .extracting(HeldFactor::id, HeldFactor::justUsed, HeldFactor::mayGo)
                .containsExactlyInAnyOrder(
                        tuple("held", true, false), tuple("other", false, true), tuple("paper", false, true));
    }

    @Test
    void whatIsRemovedIsGone_andTheLoginGoesOnWhenThePersonDoes() {
        Browser ada = proven();
        gate.audit().forget();

        ada.removes("other");

        assertThat(gate.audit().told()).containsExactly("user_updated:authenticator-removed");
        assertThat(ids()).containsExactlyInAnyOrder("held", "paper");
        assertThat(ada.sees(ChoosePage.class).held()).extracting(HeldFactor::id).containsExactly("held", "paper");
        ada.cancels();
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void whoTurnsBackFromAPhoneFindsTheChoiceAgain_evenIfThereIsOneKindOfPhone() {
        gate = new Gate(store, Map.of(), Set.of("authy", "recovery"));
        Browser ada = proven();
        ada.picks(FactorKind.AUTHY);

        ada.choosesAnother();

        assertThat(ada.sees(ChoosePage.class).held()).extracting(HeldFactor::id).contains("other");
    }

    @Test
    void whatIsProvenStays_andSoDoesWhatIsSomebodyElses() {
        Browser ada = proven();
        gate.audit().forget();

        ada.removes("held");
        ada.removes("somebody-elses");
        ada.removes("");

        assertThat(gate.audit().told()).containsExactly(OUT_OF_TURN);
        assertThat(ids()).containsExactlyInAnyOrder("held", "other", "paper");
        ada.sees(ChoosePage.class);
    }

    @Test
    void whatIsSentTwiceIsDoneOnce() {
        Browser ada = proven();
        gate.audit().forget();

        soon(Uni.join().all(ada.removing("other"), ada.removing("other")).andFailFast());
        ada.removes("other");

        assertThat(gate.audit().told()).containsOnly("user_updated:authenticator-removed");
        assertThat(ids()).containsExactlyInAnyOrder("held", "paper");
        ada.sees(ChoosePage.class);
    }

    @Test
    void nothingGoesBeforeAProof_norAfterTheLogin() {
        Browser ada = gate.provingAgain();
        gate.audit().forget();
        ada.removes("other");
        assertThat(gate.audit().told()).containsExactly(OUT_OF_TURN);
        ada.typesAndAddsAnother(RIGHT);
        ada.sees(ChoosePage.class);
        gate.clock.advance(Duration.ofMinutes(30));

        ada.removes("other");

        assertThat(ids()).containsExactlyInAnyOrder("held", "other", "paper");
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("login-expired");
    }

    @Test
    void nothingGoesOnceTheLoginHasGoneOn() {
        Browser ada = proven();
        ada.cancels();

        ada.removes("other");

        assertThat(ids()).containsExactlyInAnyOrder("held", "other", "paper");
    }

    @Test
    void whatIsGoneProvesNothingInALoginThatHadBegun() {
        Browser thief = gate.provingAgain();
        thief.goesBy("other");
        thief.sees(CodePage.class);
        proven().removes("other");

        thief.types(RIGHT.replace('7', '9'));

        assertThat(thief.login().stage()).isInstanceOf(Stage.Proving.class);
        assertThat(gate.audit().told()).contains("authn_login_fail:overtaken");
        assertThat(thief.sees(CodePage.class).others()).extracting(OtherWay::id).doesNotContain("other");
    }

    @Test
    void whoseProofIsGoneRemovesNothing() {
        Browser ada = proven();
        Instant now = gate.clock.instant();
        soon(gate.get(AuthenticatorStore.class)
                .reset(Gate.ADA, new Ticket("a-ticket", "lost it", now, now.plus(Duration.ofHours(1)))));

        ada.removes("other");

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
    }

    @Test
    void whoSaidThatItWasNotThemKeepsWhatTheyHave() {
        Browser thief = proven();
        gate.clock.advance(Duration.ofSeconds(2));
        soon(gate.get(AuthenticatorStore.class).voidProofs(Gate.ADA));

        thief.removes("other");

        assertThat(ids()).containsExactlyInAnyOrder("held", "other", "paper");
        assertThat(thief.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
    }

    @Test
    void whoHoldsMoreThanOneIsOfferedToRemoveIt_whereThereIsNothingElseToAdd() {
        gate = new Gate(store, Map.of(), Set.of("authy"));

        assertThat(gate.provingAgain().sees(CodePage.class).may().addAnother()).isTrue();
    }

    private Browser proven() {
        Browser ada = gate.provingAgain();
        ada.typesAndAddsAnother(RIGHT);
        ada.sees(ChoosePage.class);
        return ada;
    }

    private void hold(Authenticator one) {
        assertThat(soon(gate.get(AuthenticatorStore.class).activateBeside(Gate.ADA, one, gate.grounds(Gate.HELD))))
                .isTrue();
    }

    private List<String> ids() {
        return gate.held().stream().map(Authenticator::id).toList();
    }
}
