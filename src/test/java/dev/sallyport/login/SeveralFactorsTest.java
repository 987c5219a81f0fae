package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.FactorChoice;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Ticket;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A gate that offers every factor, and a person who holds several. Covers C3.31, C3.36, C6.46, C6.47 and, where a
/// factor is added, C6.49.
class SeveralFactorsTest {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String WRONG = "000000";

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @SuppressWarnings("NullAway.Init") // As above.
    private AuthenticatorApp app;

    @BeforeEach
    void open() {
        gate = Gate.ofAllFactors(store);
        app = new AuthenticatorApp(gate.clock, new SandboxTemplates());
    }

    @Test
    void whoHoldsNothingChoosesWhatToAdd_andRecoveryCodesAreNoFirstFactor() {
        Browser ada = gate.enrolling();
        assertThat(ada.sees(ChoosePage.class).choices())
                .extracting(FactorChoice::kind)
                .containsExactly("totp", "authy");

        ada.picks(FactorKind.RECOVERY);

        assertThat(ada.sees(ChoosePage.class).another()).isFalse();
        assertThat(gate.audit().told()).contains("sequence_fail:step-out-of-turn");
        ada.picks(FactorKind.AUTHY);
        assertThat(ada.sees(PhonePage.class).mayChoose()).isTrue();
        ada.choosesAnother();
        ada.sees(ChoosePage.class);
    }

    @Test
    void factorThatIsNotOfferedIsNotBegun() {
        gate = new Gate(store, Map.of(), Set.of("totp", "recovery"));
        Browser ada = gate.enrolling();

        ada.picks(FactorKind.AUTHY);

        assertThat(ada.sees(ChoosePage.class).choices())
                .extracting(FactorChoice::kind)
                .containsExactly("totp");
    }

    // Each asks the tenant for a name.
    @Test
    void appsThatMayBeBegunInOneLoginAreCounted() {
        gate = new Gate(store, Map.of("sallyport.login.phones", "2"), Set.of("totp", "authy", "recovery"));
        Browser ada = gate.enrolling();
        for (int i = 0; i < 2; i++) {
            ada.picks(FactorKind.TOTP);
            ada.sees(AppPage.class);
            ada.choosesAnother();
        }

        ada.picks(FactorKind.TOTP);

        assertThat(ada.sees(ChoosePage.class).problem()).isEqualTo(PhoneProblem.TOO_MANY_NUMBERS);
    }

    @Test
    void keyThatIsNotToBeHadIsTold_andUsesUpNothing() {
        gate = new Gate(store, Map.of("sallyport.login.phones", "1"), Set.of("verify-totp", "authy", "recovery"));
        gate.app.makesNoKeys(true);
        Browser ada = gate.enrolling();

        ada.picks(FactorKind.VERIFY_TOTP);

        assertThat(ada.sees(ChoosePage.class).problem()).isEqualTo(PhoneProblem.NO_KEY);
        assertThat(gate.audit().told()).contains("user_updated:provider-unavailable");
        gate.app.makesNoKeys(false);
        ada.picks(FactorKind.VERIFY_TOTP);
        ada.sees(AppPage.class);
    }

    @Test
    void whoeverProvesAKeyThatSomebodyElseKeepsHoldsNoneHere() {
        gate = new Gate(store, Map.of(), Set.of("verify-totp", "authy", "recovery"));
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.VERIFY_TOTP);
        ada.sees(AppPage.class);

        ada.types("123456");

        assertThat(gate.held())
                .filteredOn(one -> one.kind() == FactorKind.VERIFY_TOTP)
                .extracting(Authenticator::handle)
                .containsExactly(new Handle(ScriptedApp.KEPT));
        ada.keepsTheCodes();
        assertThat(ada.answer().path("factor").asText()).isEqualTo("verify-totp");
        assertThat(ada.answer().path("class").asText()).isEqualTo("otp");
    }

    @Test
    void stepThatIsNotTheNextOneChangesNothing() {
        Browser ada = gate.enrolling();
        ada.sees(ChoosePage.class);
        gate.audit().forget();
        ada.keepsTheCodes();
        ada.enters("US", "4155550142");
        ada.types(WRONG);
        ada.sees(ChoosePage.class);
        assertThat(gate.audit().told()).containsOnly("sequence_fail:step-out-of-turn");
        ada.picks(FactorKind.TOTP);
        AppPage app = ada.sees(AppPage.class);
        gate.audit().forget();

        ada.picks(FactorKind.AUTHY);
        ada.enters("US", "4155550142");
        ada.keepsTheCodes();

        assertThat(ada.sees(AppPage.class).invitation()).isEqualTo(app.invitation());
        assertThat(gate.audit().told()).containsOnly("sequence_fail:step-out-of-turn");
    }

    @Test
    void codesThatNobodySaysTheyHaveKeptHoldTheLoginUp() {
        Browser ada = enrolledByApp();
        List<String> shown = ada.sees(RecoveryCodesPage.class).codes();

        ada.goesOnWithoutTheCodes();

        assertThat(ada.sees(RecoveryCodesPage.class).codes()).isEqualTo(shown);
        assertThat(kinds()).containsExactly(FactorKind.TOTP);
    }

    @Test
    void anotherFactorIsOfferedToWhoeverProvesOneTheyHold_andToNobodyElse() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.AUTHY);
        ada.enters("US", "4155550142");
        CodePage first = ada.sees(CodePage.class);
        assertThat(first.may().addAnother()).isFalse();
        assertThat(first.may().chooseAnother()).isTrue();
        assertThat(first.may().changeNumber()).isTrue();
        ada.types(RIGHT);

        Browser next = arrives();

        CodePage page = next.sees(CodePage.class);
        assertThat(page.may().addAnother()).isTrue();
        assertThat(page.may().chooseAnother()).isFalse();
        assertThat(page.may().changeNumber()).isFalse();
    }

    @Test
    void appIsTheirsOnlyAfterOneOfItsCodes() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.TOTP);
        AppPage shown = scans(ada);

        ada.types(WRONG);

        AppPage again = ada.sees(AppPage.class);
        assertThat(again.problem()).isEqualTo(CodeProblem.WRONG);
        assertThat(again.invitation()).isEqualTo(shown.invitation());
        assertThat(gate.held()).isEmpty();
        ada.types(code());
        assertThat(gate.held()).extracting(Authenticator::kind).containsExactly(FactorKind.TOTP);
    }

    @Test
    void whoEnrolsIsGivenRecoveryCodes_whichCountOnceTheyAreKept() {
        Browser ada = enrolledByApp();
        assertThat(ada.sees(RecoveryCodesPage.class).codes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(kinds()).containsExactly(FactorKind.TOTP);

        ada.keepsTheCodes();

        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY);
        JsonNode answer = ada.answer();
        assertThat(answer.path("factor").asText()).isEqualTo("totp");
        assertThat(answer.path("class").asText()).isEqualTo("otp");
        assertThat(gate.audit().told()).contains("user_updated:recovery-codes-kept");
    }

    @Test
    void theKeyIsShownOnlyWhileItIsAdded() {
        enrolledByApp().keepsTheCodes();

        Browser next = arrives();

        CodePage page = next.sees(CodePage.class);
        assertThat(page.field().submitsWhenFilled()).isTrue();
        assertThat(page.others()).extracting(OtherWay::label).containsExactly("Use a recovery code");
        next.types(code());
        assertThat(next.answer().path("factor").asText()).isEqualTo("totp");
    }

    @Test
    void anotherWayIsAsGood_andItsCodeIsSentOnlyThen() {
        gate.enrol();
        addAppAndCodes();
        Browser ada = arrives();
        assertThat(ada.sees(CodePage.class).others())
                .extracting(OtherWay::label)
                .containsExactly("Use my phone •••• 42", "Use a recovery code");
        int sent = gate.phone.sent().size();

        ada.goesBy(Gate.HELD.id());

        assertThat(ada.sees(CodePage.class).resends()).hasSize(2);
        assertThat(gate.phone.sent()).hasSize(sent + 1);
        ada.types(RIGHT.replace('7', '9'));
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void wayOfNobodyOrOfAnotherLeadsNowhere() {
        gate.enrol();
        Browser ada = arrives();

        ada.goesBy("somebody-elses");

        assertThat(ada.sees(CodePage.class).others()).isEmpty();
        ada.types(RIGHT);
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void recoveryCodeLetsInOnce_andTheNextPageTellsHowManyAreLeft() {
        Browser first = enrolledByApp();
        String code = first.sees(RecoveryCodesPage.class).codes().getFirst();
        first.keepsTheCodes();
        Browser ada = byPaper();
        assertThat(ada.sees(CodePage.class).delivery().text()).contains("You have 10 left");

        ada.types(code.toLowerCase(Locale.ROOT));

        JsonNode answer = ada.answer();
        assertThat(answer.path("factor").asText()).isEqualTo("recovery");
        assertThat(answer.path("class").asText()).isEqualTo("recovery");
        assertThat(answer.path("amr")).extracting(JsonNode::asText).containsExactly("recovery", "mfa");
        Browser again = byPaper();
        again.types(code);
        CodePage page = again.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.WRONG);
        assertThat(page.delivery().text()).contains("You have 9 left");
    }

    @Test
    void ofManyLoginsWithOneRecoveryCodeOneIsProven() {
        Browser first = enrolledByApp();
        String code = first.sees(RecoveryCodesPage.class).codes().getFirst();
        first.keepsTheCodes();
        List<Browser> browsers = IntStream.range(0, 8).mapToObj(_ -> byPaper()).toList();

        assertThat(provenOf(browsers, code)).isEqualTo(1);
    }

    @Test
    void ofFiftyLoginsWithOneCodeOfTheAppOneIsProven() {
        enrolledByApp().keepsTheCodes();
        List<Browser> browsers = IntStream.range(0, 50).mapToObj(_ -> arrives()).toList();

        assertThat(provenOf(browsers, code())).isEqualTo(1);
    }

    // RFC 6238, 5.2, with the enrolment as the first login.
    @Test
    void codeThatEnrolledTheAppProvesNothingMore() {
        Browser first = gate.enrolling();
        first.picks(FactorKind.TOTP);
        scans(first);
        String code = code();
        first.types(code);
        Browser ada = arrives();

        ada.types(code);

        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
    }

    @Test
    void factorIsAddedOnTheGroundsOfAFreshProofOnly() {
        gate.enrol();
        Browser ada = arrives();
        gate.audit().forget();
        ada.picks(FactorKind.TOTP);
        ada.choosesAnother();
        ada.sees(CodePage.class);
        assertThat(gate.audit().told()).containsOnly("sequence_fail:step-out-of-turn");

        ada.typesAndAddsAnother(WRONG);
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
        ada.typesAndAddsAnother(RIGHT);

        ChoosePage choice = ada.sees(ChoosePage.class);
        assertThat(choice.another()).isTrue();
        assertThat(choice.choices()).extracting(FactorChoice::kind).containsExactly("totp", "authy", "recovery");
        ada.picks(FactorKind.TOTP);
        scans(ada);
        ada.types(code());
        ada.keepsTheCodes();
        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.AUTHY, FactorKind.RECOVERY);
        // What this login has proven is what it came with.
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void whoTurnsBackWhileAddingIsLetInWithWhatTheyHad() {
        gate.enrol();
        Browser ada = arrives();
        ada.typesAndAddsAnother(RIGHT);
        ada.picks(FactorKind.TOTP);
        scans(ada);

        ada.cancels();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void whoUsesUpTheTriesWhileAddingIsLetInWithWhatTheyHad() {
        gate.enrol();
        Browser ada = arrives();
        ada.typesAndAddsAnother(RIGHT);
        ada.picks(FactorKind.TOTP);
        scans(ada);

        for (int i = 0; i < 5; i++) {
            ada.types(WRONG);
        }

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void resetWhileAddingEndsTheLogin() {
        gate.enrol();
        Browser ada = arrives();
        ada.typesAndAddsAnother(RIGHT);
        ada.picks(FactorKind.TOTP);
        scans(ada);
        reset();

        ada.types(code());

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void resetWhileTheCodesAreShownMakesThemWorthless() {
        Browser ada = enrolledByApp();
        reset();

        ada.keepsTheCodes();

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void lockOfOneFactorLeavesTheOthers() {
        gate.enrol();
        addAppAndCodes();
        gate.fails(FactorKind.TOTP, 10);
        Browser ada = gate.provingAgain();
        LockedPage locked = ada.sees(LockedPage.class);
        assertThat(locked.others()).extracting(OtherWay::id).contains(Gate.HELD.id());

        ada.types(code());
        ada.sees(LockedPage.class);
        ada.goesBy(Gate.HELD.id());
        ada.sees(CodePage.class);
        ada.types("1111111");

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void newSetOfCodesTakesThePlaceOfTheOldOne() {
        Browser first = enrolledByApp();
        String old = first.sees(RecoveryCodesPage.class).codes().getFirst();
        first.keepsTheCodes();
        gate.clock.advance(STEP);
        Browser ada = arrives();
        ada.typesAndAddsAnother(code());
        ada.picks(FactorKind.RECOVERY);
        String fresh = ada.sees(RecoveryCodesPage.class).codes().getFirst();
        ada.keepsTheCodes();

        Browser next = byPaper();
        next.types(old);
        assertThat(next.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
        next.types(fresh);

        assertThat(next.answer().path("factor").asText()).isEqualTo("recovery");
        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY);
    }

    @Test
    void codesOnThePageAreNotPrinted() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.TOTP);
        AppPage page = scans(ada);
        ada.types(code());
        RecoveryCodesPage codes = ada.sees(RecoveryCodesPage.class);

        assertThat(page.toString() + codes + ada.login())
                .doesNotContain(page.invitation().key())
                .doesNotContain(codes.codes());
    }

    private Browser arrives() {
        gate.clock.advance(STEP);
        return gate.provingAgain();
    }

    private Browser byPaper() {
        Browser ada = arrives();
        ada.goesBy(idOf(FactorKind.RECOVERY));
        ada.sees(CodePage.class);
        return ada;
    }

    /// A browser that shows the recovery codes of somebody who has just enrolled an app.
    private Browser enrolledByApp() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.TOTP);
        scans(ada);
        ada.types(code());
        return ada;
    }

    private void addAppAndCodes() {
        Browser ada = arrives();
        ada.typesAndAddsAnother(RIGHT);
        ada.picks(FactorKind.TOTP);
        scans(ada);
        ada.types(code());
        ada.keepsTheCodes();
    }

    private AppPage scans(Browser ada) {
        AppPage page = ada.sees(AppPage.class);
        assertThat(app.scan(page.invitation().link().toString())).isTrue();
        return page;
    }

    private String code() {
        return app.newestCode().orElseThrow();
    }

    private void reset() {
        Instant now = gate.clock.instant();
        Ticket ticket = new Ticket("a-ticket", "lost it", now, now.plus(Duration.ofHours(1)));
        soon(gate.get(AuthenticatorStore.class).reset(Gate.ADA, ticket));
    }

    private List<FactorKind> kinds() {
        return gate.held().stream().map(Authenticator::kind).sorted().toList();
    }

    private String idOf(FactorKind kind) {
        return gate.held().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static long provenOf(List<Browser> browsers, String code) {
        soon(Uni.join()
                .all(browsers.stream().map(one -> one.typing(code)).toList())
                .andFailFast());
        return browsers.stream()
                .filter(one -> one.login().stage() instanceof Stage.Proven)
                .count();
    }
}
