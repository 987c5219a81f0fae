package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.ANOTHER_RIGHT;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static dev.sallyport.login.ScriptedPhone.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Pointer;
import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.FactorChoice;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Ticket;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A gate that moves people from Authy to another factor, and a person whom Authy knows. Covers, for a factor that
/// takes the place of another, C6.49.
class MoveTest {
    private static final String AUTHY_ID = "1635";
    private static final PhoneNumber EXPORTED = new PhoneNumber(1, "4155550166");

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void open() {
        gate = Gate.movingTo(store, "verify", Map.of());
    }

    @Test
    void provenAuthyPhoneIsSentACodeByVerifyAtOnce_andThatCodeMovesThePerson() {
        Browser ada = proven();

        CodePage page = ada.sees(CodePage.class);

        assertThat(page.may().stay()).isTrue();
        assertThat(page.may().changeNumber()).isTrue();
        assertThat(page.may().chooseAnother()).isFalse();
        assertThat(gate.verify.sent()).hasSize(1);
        assertThat(gate.verify.registered()).containsExactly(Gate.NUMBER);
        assertThat(gate.numbers.asked()).isEmpty();
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);

        ada.types(ANOTHER_RIGHT);

        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
        ada.sees(RecoveryCodesPage.class);
        ada.keepsTheCodes();
        assertThat(kinds()).containsExactly(FactorKind.VERIFY, FactorKind.RECOVERY);
        JsonNode answer = ada.answer();
        // What this login has proven is what it came with.
        assertThat(answer.path("factor").asText()).isEqualTo("authy");
        assertThat(answer.path("pointer").path("factors"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("verify", "recovery");
        assertThat(gate.counted("sallyport.moves", "outcome", "moved")).isEqualTo(1);
    }

    @Test
    void auth0KeepsTheAuthyIdUntilTheCode_andLosesItInAllItsSpellingsThen() {
        Browser ada = proven();
        ada.looks();
        assertThat(gate.users.written()).isEmpty();

        ada.types(ANOTHER_RIGHT);

        assertThat(gate.users.written()).last().satisfies(pointer -> {
            assertThat(pointer.factors()).containsExactly("verify");
            assertThat(pointer.rev()).isEqualTo(2);
            assertThat(pointer.authyId()).isNull();
            assertThat(pointer.notBefore()).isNull();
        });
    }

    @Test
    void nextLoginIsByTheNewFactor() {
        move();

        Browser ada = gate.provingAgain();

        assertThat(ada.sees(CodePage.class).others()).isEmpty();
        ada.types("1111111");
        assertThat(ada.answer().path("factor").asText()).isEqualTo("verify");
    }

    @Test
    void wrongCodeMovesNobody() {
        Browser ada = proven();
        ada.looks();

        ada.types(WRONG);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.WRONG);
        assertThat(page.may().stay()).isTrue();
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        assertThat(gate.users.written()).isEmpty();
    }

    @Test
    void whoeverDoesNotWantToIsLetInByAuthy_andAskedTheNextTime() {
        Browser ada = proven();
        ada.looks();

        ada.cancels();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        assertThat(gate.audit().told()).contains("user_updated:move-declined");
        assertThat(gate.counted("sallyport.moves", "outcome", "declined")).isEqualTo(1);
        Browser next = gate.provingAgain();
        next.types("1111111");
        assertThat(next.sees(CodePage.class).may().stay()).isTrue();
    }

    @Test
    void whoeverUsesUpTheTriesIsLetInByAuthy() {
        Browser ada = proven();
        ada.looks();

        for (int i = 0; i < 5; i++) {
            ada.types(WRONG);
        }

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    @Test
    void lockOfTheNewFactorKeepsNobodyOut() {
        gate.enrol();
        gate.fails(FactorKind.VERIFY, 10);
        Browser ada = gate.provingAgain();
        ada.types(RIGHT);
        assertThat(ada.sees(LockedPage.class).mayChoose()).isFalse();
        assertThat(ada.sees(LockedPage.class).goesOnTo()).isEqualTo("Paper Kite");

        ada.cancels();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void whoeverComesWithAnAuthyIdAloneIsMovedToTheNumberThatAuthyExports() {
        gate.numbers.export(EXPORTED);
        Browser ada = adopting();
        ada.types(RIGHT);

        ada.sees(CodePage.class);

        assertThat(gate.numbers.asked()).containsExactly(new Handle(AUTHY_ID));
        assertThat(gate.verify.registered()).containsExactly(EXPORTED);
        ada.types(ANOTHER_RIGHT);
        assertThat(gate.held()).singleElement().satisfies(held -> {
            assertThat(held.kind()).isEqualTo(FactorKind.VERIFY);
            assertThat(held.phone()).isEqualTo(EXPORTED);
        });
        assertThat(gate.users.written()).extracting(Pointer::authyId).containsExactly(AUTHY_ID, null);
    }

    @Test
    void whoseNumberNobodyKnowsIsAskedForIt_andAuthyAskedOnce() {
        Browser ada = adopting();
        ada.types(RIGHT);

        PhonePage page = ada.sees(PhonePage.class);

        assertThat(page.moving()).isTrue();
        assertThat(page.mayChoose()).isFalse();
        assertThat(page.problem()).isNull();
        ada.looks();
        assertThat(gate.numbers.asked()).hasSize(1);
        ada.enters("US", "415 555 0142");
        ada.sees(CodePage.class);
        ada.types(ANOTHER_RIGHT);
        assertThat(gate.held()).extracting(Authenticator::phone).containsExactly(Gate.NUMBER);
    }

    @Test
    void numberThatMayNotBeAddedIsNotSentACode() {
        gate = Gate.movingTo(store, "verify", Map.of("sallyport.enrolment.countries", "DE"));
        gate.numbers.export(EXPORTED);
        Browser ada = adopting();
        ada.types(RIGHT);

        ada.sees(PhonePage.class);

        assertThat(gate.verify.registered()).isEmpty();
        assertThat(gate.verify.sent()).isEmpty();
        ada.enters("US", "415 555 0142");
        assertThat(ada.sees(PhonePage.class).problem()).isEqualTo(PhoneProblem.COUNTRY_NOT_SERVED);
    }

    @Test
    void anotherNumberMayBeGiven_andIsToBeProvenToo() {
        Browser ada = proven();
        ada.looks();
        ada.changesTheNumber();
        assertThat(ada.sees(PhonePage.class).moving()).isTrue();
        ada.enters("US", "415 555 0166");
        ada.sees(CodePage.class);

        ada.types(WRONG);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        ada.types(ANOTHER_RIGHT);

        assertThat(gate.held()).extracting(Authenticator::phone).containsExactly(EXPORTED);
    }

    @Test
    void tenantThatDoesNotAnswerLeavesThePersonWithAuthy() {
        gate.users.findOf(new EmailLookup.Unavailable());
        Browser ada = proven();

        assertThat(ada.sees(PhonePage.class).moving()).isTrue();
        ada.cancels();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void appIsScannedOnce_andItsFirstCodeMovesThePerson() {
        gate = Gate.movingTo(store, "totp", Map.of());
        AuthenticatorApp app = new AuthenticatorApp(gate.clock, new SandboxTemplates());
        Browser ada = proven();
        AppPage page = ada.sees(AppPage.class);
        assertThat(page.moving()).isTrue();
        assertThat(ada.sees(AppPage.class).invitation()).isEqualTo(page.invitation());
        assertThat(app.scan(page.invitation().link().toString())).isTrue();
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);

        ada.types(app.newestCode().orElseThrow());

        assertThat(kinds()).containsExactly(FactorKind.TOTP);
        assertThat(gate.numbers.asked()).isEmpty();
        ada.keepsTheCodes();
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void nobodyLeavesTheMoveForAnotherFactor() {
        Browser ada = proven();
        ada.looks();
        gate.audit().forget();

        ada.choosesAnother();
        ada.picks(FactorKind.TOTP);

        assertThat(ada.sees(CodePage.class).may().stay()).isTrue();
        assertThat(gate.audit().told()).containsOnly("sequence_fail:step-out-of-turn");
    }

    @Test
    void whoeverAsksToAddAnotherWayIsLetDoThat() {
        gate.enrol();
        Browser ada = gate.provingAgain();

        ada.typesAndAddsAnother(RIGHT);

        assertThat(ada.sees(ChoosePage.class).another()).isTrue();
        ada.cancels();
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(gate.audit().told()).doesNotContain("user_updated:move-declined");
    }

    @Test
    void nobodyAddsAnAuthyPhoneAnyMore() {
        Browser ada = gate.enrolling();
        assertThat(ada.sees(ChoosePage.class).choices())
                .extracting(FactorChoice::kind)
                .containsExactly("totp", "verify");

        ada.picks(FactorKind.AUTHY);

        ada.sees(ChoosePage.class);
        ada.picks(FactorKind.VERIFY);
        assertThat(ada.sees(PhonePage.class).moving()).isFalse();
        gate = Gate.movingTo(store, "verify", Map.of("sallyport.migrate.dry-run", "true"));
        assertThat(gate.enrolling().sees(ChoosePage.class).choices())
                .extracting(FactorChoice::kind)
                .containsExactly("totp", "authy", "verify");
    }

    @Test
    void dryRunAsksNobodyForAnything_andCounts() {
        gate = Gate.movingTo(store, "verify", Map.of("sallyport.migrate.dry-run", "true"));
        Browser ada = proven();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");

        assertThat(gate.verify.sent()).isEmpty();
        assertThat(gate.numbers.asked()).isEmpty();
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
        assertThat(gate.audit().told()).contains("user_updated:move-due");
        assertThat(gate.counted("sallyport.moves", "outcome", "due")).isEqualTo(1);
    }

    @Test
    void whoeverHoldsTheNewFactorAlreadyIsNotMoved() {
        gate.enrol();
        Authenticator verified =
                new Authenticator("beside", FactorKind.VERIFY, new Handle("+14155550142"), Gate.NUMBER, ALogin.NOW);
        soon(gate.get(AuthenticatorStore.class).activateBeside(Gate.ADA, verified, gate.grounds(Gate.HELD)));
        Browser ada = gate.provingAgain();

        ada.types(RIGHT);

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.AUTHY, FactorKind.VERIFY);
    }

    @Test
    void resetInBetweenEndsTheMove() {
        Browser ada = proven();
        ada.looks();
        reset();

        ada.types(ANOTHER_RIGHT);

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void resetInBetweenIsNoWayInForWhoeverStaysWithAuthy() {
        Browser ada = proven();
        ada.looks();
        reset();

        ada.cancels();

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
    }

    @Test
    void ofTwoLoginsThatMoveOnePersonTheFirstDoes_andTheOtherGoesOnByAuthy() {
        gate.enrol();
        Browser ada = gate.provingAgain();
        ada.types(RIGHT);
        ada.looks();
        Browser elsewhere = gate.provingAgain();
        elsewhere.types("1111111");
        elsewhere.looks();
        elsewhere.changesTheNumber();
        elsewhere.enters("US", "415 555 0166");
        elsewhere.looks();
        ada.types(ANOTHER_RIGHT);

        elsewhere.types("1222222");

        assertThat(gate.held()).extracting(Authenticator::phone).containsExactly(Gate.NUMBER);
        assertThat(gate.audit().told()).contains("user_updated:overtaken");
        assertThat(elsewhere.answer().path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void ofManyRightCodesAtOnceOneMovesThePerson() {
        Browser ada = proven();
        ada.looks();
        List<Uni<Response>> typing =
                IntStream.range(0, 4).mapToObj(i -> ada.typing("111111" + i)).toList();

        soon(Uni.join().all(typing).andFailFast());

        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
        assertThat(gate.rows("SELECT rev FROM people").getFirst().number("rev")).isEqualTo(2);
        assertThat(ada.sees(RecoveryCodesPage.class).codes()).hasSize(10);
    }

    @Test
    void moveThatWasCutShortAfterTheStoreHadItIsFinishedByAnotherCode() {
        Browser ada = proven();
        ada.looks();
        Authenticator candidate =
                ((Stage.Proving) ada.login().stage()).challenge().target();
        soon(gate.get(AuthenticatorStore.class).activateInPlaceOf(Gate.ADA, candidate, gate.grounds(Gate.HELD)));

        ada.types(ANOTHER_RIGHT);

        ada.keepsTheCodes();
        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.VERIFY, FactorKind.RECOVERY);
    }

    @Test
    void moveThatWasCutShortAfterTheStoreHadItIsNoTrapForWhoeverStays() {
        Browser ada = proven();
        ada.looks();
        Authenticator candidate =
                ((Stage.Proving) ada.login().stage()).challenge().target();
        soon(gate.get(AuthenticatorStore.class).activateInPlaceOf(Gate.ADA, candidate, gate.grounds(Gate.HELD)));

        ada.cancels();

        assertThat(ada.answer().path("factor").asText()).isEqualTo("authy");
        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
    }

    @Test
    void targetThatIsSwitchedOffInBetweenKeepsNobodyOut() {
        gate.enrol();
        Browser before = gate.provingAgain();
        before.types(RIGHT);
        Login begun = before.login();
        assertThat(begun.stage()).isInstanceOf(Stage.Proven.class);
        Gate without = new Gate(store, Map.of());

        Look look = soon(without.get(LoginPages.class).show(begun, before.headers()));

        assertThat(((Look.Page) look).template()).isInstanceOf(HandOffPage.class);
        assertThat(kinds()).containsExactly(FactorKind.AUTHY);
    }

    /// A browser of somebody with an Authy phone that is known here, who has just proven it.
    private Browser proven() {
        Browser ada = gate.proving();
        ada.types(RIGHT);
        return ada;
    }

    /// A browser of somebody of whom only Auth0 knows an Authy id.
    private Browser adopting() {
        Browser ada = gate.browser().opening(gate.aToken().with("authy_id", AUTHY_ID));
        ada.looks();
        return ada;
    }

    private void move() {
        Browser ada = proven();
        ada.looks();
        ada.types(ANOTHER_RIGHT);
        assertThat(kinds()).containsExactly(FactorKind.VERIFY);
    }

    private void reset() {
        gate.clock.advance(Duration.ofSeconds(1));
        Instant now = gate.clock.instant();
        Ticket ticket = new Ticket("a-ticket", "lost it", now, now.plus(Duration.ofHours(1)));
        soon(gate.get(AuthenticatorStore.class).reset(Gate.ADA, ticket));
    }

    private List<FactorKind> kinds() {
        return gate.held().stream().map(Authenticator::kind).sorted().toList();
    }
}
