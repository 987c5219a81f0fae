package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.ANOTHER_RIGHT;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Standing;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A login that is proven by a tap on the owner's phone, and all that such a tap must not do. Covers C4 and C9.79.
class ApprovalLoginTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Approval APPROVED = new Approval.Approved();
    private static final Approval DENIED = new Approval.Denied();
    private static final Approval NOT_ME = new Approval.ReportedNotMe();
    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";
    private static final String MULTI_FACTOR = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void open() {
        gate = Gate.thatAsksPhones(store);
        gate.phone.delivers(new Delivery.InTheApp());
        gate.enrol();
    }

    @Test
    void approvalLetsInTheBrowserThatAsked_asWhatItIs() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);

        ada.comesForTheAnswer();

        JsonNode answer = ada.answer();
        assertThat(answer.path("factor").asText()).isEqualTo("authy");
        assertThat(answer.path("class").asText()).isEqualTo("push");
        assertThat(answer.path("amr")).extracting(JsonNode::asText).containsExactly("swk", "user", "mfa");
        assertThat(gate.audit().since().getLast().path("event").asText()).isEqualTo("authn_login_success");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("push");
        assertThat(gate.counted("sallyport.pushes.answered", "outcome", "approved"))
                .isEqualTo(1);
    }

    @Test
    void codeIsStillACode() {
        Browser ada = gate.provingAgain();

        ada.types(RIGHT);

        assertThat(ada.answer().path("class").asText()).isEqualTo("otp");
    }

    @Test
    void phoneTellsWhoAsksFromWhereAndWhen_andTheNumberOnThePage() {
        Browser ada = gate.browser().opening(gate.aToken().with("rev", 1).with("place", "Vienna, Austria"));
        ada.looks();

        ada.asksThePhone();

        ApprovalPage page = ada.sees(ApprovalPage.class);
        assertThat(page.number()).isBetween(10, 99);
        assertThat(gate.approvals.asked()).singleElement().satisfies(request -> {
            assertThat(request.message()).isEqualTo("Paper Kite: is it you who is logging in?");
            assertThat(request.lifetime()).isEqualTo(A_MINUTE);
            assertThat(request.details())
                    .containsExactly(
                            Map.entry("Number on the page", String.valueOf(page.number())),
                            Map.entry("Application", "Paper Kite"),
                            Map.entry("Place", "Vienna, Austria"),
                            Map.entry("Address", "203.0.113.5"),
                            Map.entry("Time", "24 Nov 2026, 10:00 UTC"));
        });
    }

    @Test
    void nobodyIsAskedUnlessTheButtonIsPressed() {
        Browser ada = gate.provingAgain();
        ada.looks();

        assertThat(ada.sees(CodePage.class).may().askPhone()).isTrue();
        assertThat(gate.approvals.asked()).isEmpty();
    }

    @Test
    void phoneThatCannotBeAskedIsNotOffered_norOneWhoseProviderIsDown() {
        for (Uni<Boolean> outcome : List.of(
                Uni.createFrom().item(false), Uni.createFrom().<Boolean>failure(new IllegalStateException("down")))) {
            gate.approvals.reaches(outcome);
            Browser ada = gate.provingAgain();
            assertThat(ada.sees(CodePage.class).may().askPhone()).isFalse();

            ada.asksThePhone();

            ada.sees(CodePage.class);
            assertThat(gate.approvals.asked()).isEmpty();
        }
    }

    // NIST SP 800-63B-4, 3.1.3
    @Test
    void whereMoreIsAskedForThanATapItIsNotOffered() {
        Browser more = asking(List.of(MULTI_FACTOR, AAL2));
        assertThat(more.sees(CodePage.class).may().askPhone()).isFalse();
        more.asksThePhone();
        assertThat(gate.approvals.asked()).isEmpty();

        assertThat(asking(List.of(MULTI_FACTOR)).sees(CodePage.class).may().askPhone())
                .isTrue();
    }

    @Test
    void phoneThatIsBeingAddedIsProvenByACodeAlone() {
        Browser tess = gate.browser().opening(gate.aToken().with("sub", "auth0|tess"));
        tess.picks(FactorKind.AUTHY);
        tess.enters("US", "415 555 0177");
        assertThat(tess.sees(CodePage.class).may().askPhone()).isFalse();

        tess.asksThePhone();

        assertThat(gate.approvals.asked()).isEmpty();
    }

    // C4.41
    @Test
    void approvalOfOneLoginDoesNothingForAnother() {
        Browser owner = waiting();
        String asked = gate.approvals.newest();
        gate.clock.advance(A_MINUTE);
        Browser thief = waiting();
        gate.approvals.answers(asked, APPROVED);
        soon(told(asked, APPROVED, "a-nonce"));

        thief.comesForTheAnswer();

        assertThat(thief.sees(ApprovalPage.class).answered()).isFalse();
        assertThat(thief.login().stage()).isInstanceOf(Stage.Proving.class);
        assertThat(owner.login().stage()).isInstanceOf(Stage.Proving.class);
    }

    @Test
    void callThatSaysYesLetsNobodyInUnlessTheProviderSaysSoToo() {
        Browser ada = waiting();
        soon(told(gate.approvals.newest(), APPROVED, "a-nonce"));
        assertThat(ada.sees(ApprovalPage.class).answered()).isTrue();

        for (Approval answer : List.of(new Approval.Waiting(), new Approval.Unavailable())) {
            gate.approvals.answers(answer);
            ada.comesForTheAnswer();

            assertThat(ada.sees(ApprovalPage.class).problem()).isEqualTo(CodeProblem.APPROVAL_UNCHECKED);
        }
        gate.approvals.answers(APPROVED);
        ada.comesForTheAnswer();
        ada.answer();
    }

    @Test
    void noStands_whateverIsToldLater() {
        Browser ada = waiting();
        soon(told(gate.approvals.newest(), DENIED, "a-nonce"));
        soon(told(gate.approvals.newest(), APPROVED, "another-nonce"));
        gate.approvals.answers(APPROVED);

        ada.comesForTheAnswer();

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.APPROVAL_DENIED);
        assertThat(page.may().askPhone()).isFalse();
        assertThat(gate.audit().told()).containsOnlyOnce("authn_login_fail:push-denied");
    }

    // C4.39
    @Test
    void whoSaidNoIsNotAskedAgainUntilACodeProvedThem() {
        Browser thief = waiting();
        gate.approvals.answers(DENIED);
        thief.comesForTheAnswer();
        assertThat(thief.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_DENIED);
        gate.clock.advance(A_MINUTE);

        Browser again = gate.provingAgain();
        again.asksThePhone();

        assertThat(again.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_LIMIT);
        assertThat(gate.approvals.asked()).hasSize(1);
        again.types(RIGHT);
        again.answer();
        waiting();
        assertThat(gate.approvals.asked()).hasSize(2);
    }

    @Test
    void replayedCallChangesNothing() {
        Browser ada = waiting();
        String asked = gate.approvals.newest();
        soon(told(asked, DENIED, "a-nonce"));
        ada.looks();
        gate.audit().forget();

        soon(told(asked, DENIED, "a-nonce"));
        soon(told(asked, NOT_ME, "a-nonce"));

        assertThat(gate.audit().told()).isEmpty();
        ada.sees(CodePage.class);
        gate.clock.advance(A_MINUTE);
        Standing.Known known =
                (Standing.Known) soon(gate.get(AuthenticatorStore.class).standingOf(Gate.ADA));
        assertThat(known.notBefore()).isEmpty();
    }

    @Test
    void answerToNothingThatWasAskedIsIgnored() {
        Browser ada = waiting();

        assertThat(soon(told("somebody-elses", NOT_ME, "a-nonce"))).isTrue();

        ada.sees(ApprovalPage.class);
    }

    @Test
    void answerThatComesTooLateLetsNobodyIn() {
        Browser ada = waiting();
        gate.clock.advance(Duration.ofSeconds(70));
        gate.approvals.answers(APPROVED);

        ada.comesForTheAnswer();

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.APPROVAL_EXPIRED);
        assertThat(page.may().askPhone()).isTrue();
        ada.types("0000000");
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
    }

    @Test
    void approvalAfterTheLoginsEndChangesNothing() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);
        ada.cancels();

        ada.comesForTheAnswer();

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("cancelled");
    }

    @Test
    void whoTakesTheCodeInsteadIsNotLetInByTheTap() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);

        ada.entersACodeInstead();
        ada.comesForTheAnswer();

        ada.sees(CodePage.class);
        ada.types(RIGHT);
        assertThat(ada.answer().path("class").asText()).isEqualTo("otp");
    }

    @Test
    void codeOfAnotherTabCountsWhileThePhoneIsAsked() {
        Browser ada = gate.provingAgain();
        ada.looks();
        Browser tab = ada.copy();
        ada.asksThePhone();
        ada.looks();

        tab.types(RIGHT);

        assertThat(tab.answer().path("class").asText()).isEqualTo("otp");
        assertThat(tab.login().stage()).isInstanceOf(Stage.Proven.class);
    }

    @Test
    void providersWordThatNobodyAnsweredIsTheEndOfThatRequest() {
        Browser ada = waiting();
        gate.approvals.answers(new Approval.Expired());

        ada.comesForTheAnswer();

        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_EXPIRED);
        assertThat(gate.audit().told()).contains("authn_login_fail:push-expired");
    }

    // C4.40 and C9.80
    @Test
    void notMeEndsTheLogin_voidsEarlierProofs_andIsToldOnce() {
        Browser thief = waiting();
        gate.audit().forget();
        Instant before = gate.clock.instant();
        gate.clock.advance(Duration.ofSeconds(5));

        // Nobody comes for the answer: the call alone must do.
        soon(told(gate.approvals.newest(), NOT_ME, "a-nonce"));

        assertThat(thief.sees(RefusalPage.class).code()).isEqualTo("reported-not-me");
        thief.looks();
        assertThat(gate.audit().told()).containsExactly("authn_login_fail:reported-not-me");
        Standing.Known known =
                (Standing.Known) soon(gate.get(AuthenticatorStore.class).standingOf(Gate.ADA));
        assertThat(known.voids(before)).isTrue();
        assertThat(known.rev()).isEqualTo(2);
        assertThat(known.active()).hasSize(1);
        assertThat(gate.users.written()).isNotEmpty();
        assertThat(gate.counted("sallyport.pushes.answered", "outcome", "not-me"))
                .isEqualTo(1);
    }

    @Test
    void notMeTakesBackWhatTheLoginHadProvenByThen() {
        Browser thief = gate.provingAgain();
        thief.asksThePhone();
        String asked = gate.approvals.newest();
        thief.types(RIGHT);
        assertThat(thief.login().stage()).isInstanceOf(Stage.Proven.class);
        gate.clock.advance(Duration.ofSeconds(2));

        soon(told(asked, NOT_ME, "a-nonce"));

        assertThat(thief.sees(RefusalPage.class).code()).isEqualTo("reported-not-me");
    }

    @Test
    void formThatIsSentTwiceIsOneProof() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);

        soon(Uni.join()
                .all(ada.comingForTheAnswer(), ada.comingForTheAnswer(), ada.comingForTheAnswer())
                .andFailFast());
        ada.comesForTheAnswer();

        ada.answer();
        assertThat(gate.audit().told()).containsOnlyOnce("authn_login_success");
    }

    // C4.39
    @Test
    void threeUnansweredRequestsAreAllThereAre_inHoweverManyLogins() {
        for (int i = 0; i < 3; i++) {
            waiting();
            gate.clock.advance(A_MINUTE);
        }

        Browser thief = gate.provingAgain();
        thief.asksThePhone();

        assertThat(thief.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_LIMIT);
        assertThat(gate.approvals.asked()).hasSize(3);
        assertThat(gate.audit().told()).contains("excess_rate_limit_exceeded:send-limit");
    }

    @Test
    void fiveRequestsAnHourAreAllThereAre_thoughEachWasApproved() {
        for (int i = 0; i < 5; i++) {
            Browser ada = waiting();
            gate.approvals.answers(APPROVED);
            ada.comesForTheAnswer();
            ada.answer();
        }
        Browser again = gate.provingAgain();
        again.asksThePhone();
        assertThat(again.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_LIMIT);

        gate.clock.advance(Duration.ofHours(1));
        waiting();

        assertThat(gate.approvals.asked()).hasSize(6);
    }

    @Test
    void nextRequestOfALoginWaits() {
        Browser ada = waiting();
        ada.entersACodeInstead();

        ada.asksThePhone();

        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_TOO_SOON);
        gate.clock.advance(Duration.ofSeconds(30));
        ada.asksThePhone();
        ada.sees(ApprovalPage.class);
        assertThat(gate.approvals.asked()).hasSize(2);
    }

    @Test
    void requestsAreCountedAmongWhatIsSentInAnHour() {
        gate = new Gate(
                store, Map.of(ScriptedApprovals.SWITCH, "true", "sallyport.sending.per-number", "1"), Set.of("authy"));
        gate.phone.delivers(new Delivery.InTheApp());
        waiting();

        Browser second = gate.provingAgain();
        second.asksThePhone();

        assertThat(second.sees(CodePage.class).problem()).isEqualTo(CodeProblem.APPROVAL_LIMIT);
        assertThat(gate.approvals.asked()).hasSize(1);
    }

    // C7.56
    @Test
    void askingIsNoFailure_andLocksNobody() {
        waiting();
        gate.clock.advance(A_MINUTE);
        waiting();

        assertThat(gate.failures()).isZero();
    }

    @Test
    void lockedFactorIsNeitherAskedNorLetIn() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);
        gate.fails(10);

        ada.comesForTheAnswer();

        assertThat(ada.looksAtAPage().template()).isInstanceOfAny(RefusalPage.class, LockedPage.class);
        Browser again = gate.provingAgain();
        again.asksThePhone();
        assertThat(gate.approvals.asked()).hasSize(1);
    }

    @Test
    void rightTapMakesUpForWrongCodes() {
        gate.fails(3);
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);

        ada.comesForTheAnswer();

        ada.answer();
        assertThat(gate.failures()).isZero();
    }

    @Test
    void phoneThatTurnsOutToHaveNoAppIsNotOfferedAgain_andCostsNothing() {
        gate.approvals.answersAsking(new Asking.NotReachable());
        Browser ada = gate.provingAgain();

        ada.asksThePhone();

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.APPROVAL_UNAVAILABLE);
        assertThat(page.may().askPhone()).isFalse();
        assertThat(gate.rows("SELECT used, unanswered FROM pushes").getFirst().number("used"))
                .isZero();
    }

    @Test
    void providerThatGivesNoAnswerLosesNothingButThatRequest() {
        gate.approvals.answersAsking(new Asking.Unavailable());
        Browser ada = gate.provingAgain();

        ada.asksThePhone();

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.APPROVAL_UNAVAILABLE);
        assertThat(page.may().askPhone()).isTrue();
        ada.types(ANOTHER_RIGHT);
        ada.answer();
    }

    @Test
    void resetWhileThePhoneIsAskedMakesTheTapWorthless() {
        Browser ada = waiting();
        gate.approvals.answers(APPROVED);
        gate.rows("UPDATE authenticators SET retired_at = 1");

        ada.comesForTheAnswer();

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("no-authenticator");
    }

    @Test
    void pageIsToldThatTheWaitIsOver_andTheProviderIsAskedNowAndThenOnly() {
        Browser ada = waiting();
        LoginWatch watch = gate.get(LoginWatch.class);
        gate.clock.advance(Duration.ofSeconds(4));
        for (int i = 0; i < 5; i++) {
            assertThat(soon(watch.look(ada.login(), ""))).isEqualTo(News.WAITING);
        }
        assertThat(gate.approvals.looks()).isEqualTo(1);

        gate.approvals.answers(APPROVED);
        gate.clock.advance(Duration.ofSeconds(4));

        assertThat(soon(watch.look(ada.login(), ""))).isEqualTo(News.OVER);
        assertThat(ada.login().stage()).isInstanceOf(Stage.Proving.class);
        assertThat(soon(watch.untilNews(ada.login(), ""))).isEqualTo(News.OVER);
    }

    private Browser waiting() {
        Browser ada = gate.provingAgain();
        gate.clock.advance(A_MINUTE);
        ada.asksThePhone();
        ada.sees(ApprovalPage.class);
        return ada;
    }

    private Browser asking(List<String> acr) {
        Browser browser = gate.browser().opening(gate.aToken().with("rev", 1).with("acr", acr));
        browser.looks();
        return browser;
    }

    private Uni<Boolean> told(String reference, Approval answer, @Nullable String nonce) {
        return gate.get(PhoneAnswers.class).told(FactorKind.AUTHY, reference, answer, nonce);
    }
}
