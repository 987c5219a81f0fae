package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.AddAppPage;
import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.PushPage;
import dev.sallyport.challenge.TapText;
import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.FactorChoice;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.store.FreshSqliteStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A gate whose people approve logins in an app that has no codes. Covers C4.38 to C4.41.
class TapLoginTest {
    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void open() {
        gate = new Gate(store, Map.of(), Set.of("verify-push", "authy", "recovery"));
    }

    @Test
    void appIsTheirsOnceItsProviderSaysThatItIsThere_andWhatAddedItIsNotKept() {
        Browser ada = adding();
        ada.comesForTheAnswer();
        ada.sees(AddAppPage.class);
        assertThat(gate.held()).isEmpty();

        gate.taps.answers(reference(ada), new Approval.Approved());
        ada.comesForTheAnswer();

        ada.sees(RecoveryCodesPage.class);
        assertThat(gate.held())
                .filteredOn(one -> one.kind() == FactorKind.VERIFY_PUSH)
                .extracting(Authenticator::handle)
                .containsExactly(new Handle(ScriptedPush.KEPT));
        ada.keepsTheCodes();
        assertThat(ada.answer().path("class").asText()).isEqualTo("push");
    }

    @Test
    void callThatSaysSoIsNotEnough() {
        Browser ada = adding();

        soon(gate.get(PhoneAnswers.class)
                .told(FactorKind.VERIFY_PUSH, reference(ada), new Approval.Approved(), "a-call"));
        ada.comesForTheAnswer();

        assertThat(ada.sees(AddAppPage.class).answered()).isTrue();
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void appOfAnotherLoginIsNotTaken() {
        Browser ada = adding();
        Browser other = adding();
        gate.taps.answers(reference(other), new Approval.Approved());

        ada.comesForTheAnswer();

        ada.sees(AddAppPage.class);
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void appThatIsNotAddedInTimeIsBegunAnew() {
        Browser ada = adding();
        gate.clock.advance(ScriptedPush.PATIENCE);

        PushPage late = ada.sees(PushPage.class);
        assertThat(late.problem()).isEqualTo(TapText.of(CodeProblem.APPROVAL_EXPIRED));
        assertThat(late.adding()).isTrue();
        assertThat(late.mayAsk()).isFalse();
        ada.asksThePhone();
        assertThat(gate.taps.asked()).isEmpty();
        ada.choosesAnother();

        ada.sees(ChoosePage.class);
    }

    @Test
    void whoHoldsAnAppIsAskedThere_ifTheyWant() {
        holds(gate.browser().opening(gate.aToken()));
        Browser ada = gate.provingAgain();
        assertThat(ada.sees(PushPage.class).mayAsk()).isTrue();
        assertThat(gate.taps.asked()).isEmpty();

        ada.asksThePhone();
        assertThat(ada.sees(ApprovalPage.class).codeless()).isTrue();
        gate.taps.answers(new Approval.Approved());
        ada.comesForTheAnswer();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("verify-push");
        assertThat(ada.answer().path("amr").get(0).asText()).isEqualTo("swk");
    }

    @Test
    void whateverIsTypedProvesNothing() {
        holds(gate.browser().opening(gate.aToken()));
        Browser ada = gate.provingAgain();

        ada.types("123456");

        ada.sees(PushPage.class);
        assertThat(gate.failures()).isZero();
    }

    @Test
    void whoSaidNoIsAskedAgainAfterAnyOtherProof() {
        List<String> codes = holds(gate.browser().opening(gate.aToken()));
        Browser thief = asked();
        gate.taps.answers(new Approval.Denied());
        thief.comesForTheAnswer();
        assertThat(thief.sees(PushPage.class).problem()).isEqualTo(TapText.of(CodeProblem.APPROVAL_DENIED));
        gate.clock.advance(Duration.ofMinutes(1));
        assertThat(asked().sees(PushPage.class).problem()).isEqualTo(TapText.of(CodeProblem.APPROVAL_LIMIT));

        Browser owner = gate.provingAgain();
        owner.goesBy(owner.sees(PushPage.class).others().getFirst().id());
        owner.sees(CodePage.class);
        owner.types(codes.getFirst());
        owner.answer();

        asked().sees(ApprovalPage.class);
    }

    @Test
    void appIsNoFirstFactorWhereMoreThanATapIsAskedFor() {
        Browser ada = gate.browser().opening(gate.aToken().with("acr", List.of(AAL2)));
        assertThat(ada.sees(ChoosePage.class).choices())
                .extracting(FactorChoice::kind)
                .containsExactly("authy");

        ada.picks(FactorKind.VERIFY_PUSH);

        ada.sees(ChoosePage.class);
        assertThat(gate.audit().told()).contains("sequence_fail:step-out-of-turn");
    }

    @Test
    void whoHoldsACodeTooIsAskedForThatWhereMoreIsAskedFor() {
        holds(gate.browser().opening(gate.aToken()));
        soon(gate.get(AuthenticatorStore.class)
                .activateBeside(Gate.ADA, Gate.HELD, gate.grounds(gate.held().getFirst())));

        Browser ada = gate.browser().opening(gate.aToken().with("rev", 1).with("acr", List.of(AAL2)));

        assertThat(ada.sees(CodePage.class).others())
                .noneMatch(way -> way.label().equals("Use our app"));
        gate.provingAgain().sees(PushPage.class);
    }

    @Test
    void appThatWasAddedMakesUpForNoFailures() {
        gate.fails(FactorKind.VERIFY_PUSH, 3);

        holds(gate.browser().opening(gate.aToken()));

        assertThat(gate.failures()).isEqualTo(3);
    }

    private Browser adding() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.VERIFY_PUSH);
        ada.sees(AddAppPage.class);
        return ada;
    }

    /// Adds an app, and keeps the recovery codes.
    private List<String> holds(Browser ada) {
        ada.picks(FactorKind.VERIFY_PUSH);
        ada.sees(AddAppPage.class);
        gate.taps.answers(reference(ada), new Approval.Approved());
        ada.comesForTheAnswer();
        List<String> codes = ada.sees(RecoveryCodesPage.class).codes();
        ada.keepsTheCodes();
        ada.answer();
        return codes;
    }

    private Browser asked() {
        Browser browser = gate.provingAgain();
        browser.looks();
        browser.asksThePhone();
        browser.looks();
        return browser;
    }

    private static String reference(Browser browser) {
        return browser.login().stage() instanceof Stage.Proving(var challenge, var _, var _)
                        && challenge.approving() instanceof Approving.Waiting waiting
                ? waiting.reference()
                : "";
    }
}
