package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.ANOTHER_RIGHT;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static dev.sallyport.login.ScriptedPhone.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.factor.Verdict;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.web.Reason;
import dev.sallyport.web.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a typed code leads to. Covers C2.20, C2.22, C7.53 and C7.56.
class CodeCheckingTest {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @SuppressWarnings("NullAway.Init") // As above.
    private Browser ada;

    @BeforeEach
    void arriveAtTheCodePage() {
        begin(Map.of());
    }

    private void begin(Map<String, String> settings) {
        gate = new Gate(store, settings);
        ada = gate.proving();
        gate.audit().forget();
    }

    @Test
    void rightCodeIsAskedForOnceAndLeadsToTheAnswer() {
        Response answer = ada.types(RIGHT);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getLocation()).hasToString("https://mfa.example.com/login/" + ada.id());
        assertThat(ada.answer().path("purpose").asText()).isEqualTo("second-factor");
        assertThat(gate.phone.checked()).containsExactly(RIGHT);
        assertThat(gate.audit().told()).containsExactly("authn_login_success");
        assertThat(gate.counted("sallyport.logins.proven", "factor", "authy")).isEqualTo(1);
        assertThat(gate.counted("sallyport.codes.checked", "outcome", "right")).isEqualTo(1);
    }

    @Test
    void wrongCodeIsTheSameStepAgain() {
        assertThat(ada.types(WRONG).getStatus()).isEqualTo(303);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.WRONG);
        assertThat(page.triesLeft()).isEqualTo(4);
        assertThat(page.may().changeNumber()).isFalse();
        assertThat(gate.failures()).isEqualTo(1);
        assertThat(gate.audit().since()).singleElement().satisfies(event -> {
            assertThat(event.path("event").asText()).isEqualTo("authn_login_fail");
            assertThat(event.path("reason").asText()).isEqualTo("wrong-code");
            assertThat(event.path("detail").asText()).isEqualTo("1 of 5");
            assertThat(event.path("factor").asText()).isEqualTo("authy");
            assertThat(event.path("result").asText()).isEqualTo("failure");
        });
        assertThat(gate.counted("sallyport.codes.checked", "outcome", "wrong")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "123456789", "abcdefg", "../../../", "1234567/1?force=false"})
    void whatIsNoCodeCostsNoTry_andNobodyIsAsked(String typed) {
        for (int i = 0; i < 6; i++) {
            ada.types(typed);
        }

        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.MALFORMED);
        assertThat(ada.login().tries()).isZero();
        assertThat(gate.phone.checked()).isEmpty();
        assertThat(gate.failures()).isZero();
        assertThat(gate.audit().told()).isEmpty();
    }

    @Test
    void fullWidthDigitsAreACode() {
        ada.types("１２３ ４５６７");

        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    static Stream<Uni<Verdict>> noVerdicts() {
        return Stream.of(
                Uni.createFrom().item(new Verdict.Unavailable()),
                Uni.createFrom().failure(new IllegalStateException("a bug of ours")));
    }

    @ParameterizedTest
    @MethodSource("noVerdicts")
    void providerWithoutAVerdictLetsNobodyIn_andCostsATryOfTheLoginOnly(Uni<Verdict> none) {
        gate.phone.judges(none);

        ada.types(RIGHT);

        CodePage page = ada.sees(CodePage.class);
        assertThat(page.problem()).isEqualTo(CodeProblem.UNAVAILABLE);
        assertThat(page.triesLeft()).isEqualTo(4);
        assertThat(gate.failures()).isZero();
        assertThat(gate.audit().told()).containsExactly("authn_login_fail:provider-unavailable");
        gate.phone.judgesByTheCode();
        ada.types(RIGHT);
        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void fifthWrongCodeEndsTheLogin_evenTheRightOneComesTooLate() {
        for (int i = 0; i < 5; i++) {
            ada.types(WRONG);
        }

        ada.types(RIGHT);

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("too-many-tries");
        assertThat(gate.phone.checked()).hasSize(5);
        assertThat(gate.audit().told()).endsWith("authn_login_fail:wrong-code", "authn_login_fail_max:too-many-tries");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("5 of 5");
    }

    // C2.22
    @Test
    void newCodeDoesNotStartTheCountAgain() {
        for (int i = 0; i < 4; i++) {
            ada.types(WRONG);
        }
        gate.clock.advance(Duration.ofMinutes(1));

        ada.asksForAnother("sms");
        ada.types(WRONG);

        assertThat(gate.phone.sent()).hasSize(2);
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("too-many-tries");
    }

    // C2.22
    @Test
    void codeWhoseTriesAreUsedUpIsVoid_andAnotherOneLeadsOn() {
        begin(Map.of("sallyport.login.tries-per-code", "2"));
        ada.types(WRONG);
        ada.types(WRONG);

        ada.types(RIGHT);

        assertThat(gate.phone.checked()).hasSize(2);
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.USED_UP);
        assertThat(ada.sees(CodePage.class).triesLeft()).isZero();
        assertThat(gate.audit().told()).endsWith("authn_login_fail:wrong-code", "authn_login_fail_max:code-used-up");
        gate.clock.advance(Duration.ofMinutes(1));
        ada.asksForAnother("sms");
        assertThat(ada.sees(CodePage.class).problem()).isNull();
        assertThat(ada.sees(CodePage.class).triesLeft()).isEqualTo(2);
        ada.types(RIGHT);
        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void rightCodeThatIsStillWithTheProviderOutlivesTheLastTry() {
        CompletableFuture<Verdict> late = new CompletableFuture<>();
        gate.phone.judges(Uni.createFrom().completionStage(late));
        CompletableFuture<Response> first = ada.typing(RIGHT).subscribeAsCompletionStage();
        await().until(() -> !gate.phone.checked().isEmpty());
        gate.phone.judgesByTheCode();
        for (int i = 0; i < 4; i++) {
            ada.types(WRONG);
        }
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("too-many-tries");

        late.complete(new Verdict.Right());
        first.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void proofThatComesAfterTheEndChangesNothing() {
        CompletableFuture<Verdict> late = new CompletableFuture<>();
        gate.phone.judges(Uni.createFrom().completionStage(late));
        CompletableFuture<Response> first = ada.typing(RIGHT).subscribeAsCompletionStage();
        await().until(() -> !gate.phone.checked().isEmpty());
        ada.cancels();

        late.complete(new Verdict.Right());
        first.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("cancelled");
        assertThat(gate.audit().told()).startsWith("authn_login_success", "authn_login_fail:proof-too-late");
        assertThat(gate.meters.find("sallyport.logins.proven").counter()).isNull();
    }

    @Test
    void failuresOfSeveralLoginsLockTheFactor_andTheLockEndsByItself() {
        failTenTimes();
        int sent = gate.phone.sent().size();
        int checked = gate.phone.checked().size();

        Browser later = gate.provingAgain();
        later.types(RIGHT);

        RefusalPage page = later.sees(RefusalPage.class);
        assertThat(page.code()).isEqualTo("locked-out");
        assertThat(page.explanation()).contains("a minute");
        assertThat(gate.phone.sent()).hasSize(sent);
        assertThat(gate.phone.checked()).hasSize(checked);
        assertThat(gate.audit().told()).contains("authn_login_lock:locked-out", "authn_login_fail:locked-out");
        gate.clock.advance(Duration.ofSeconds(30));
        assertThat(later.looksAtAPage().template()).isInstanceOf(CodePage.class);
        assertThat(gate.phone.sent()).hasSize(sent + 1);
        later.types(RIGHT);
        assertThat(later.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
        assertThat(gate.failures()).isZero();
    }

    @Test
    void tryThatMeetsALockIsTold_andCountsInTheLogin() {
        gate.fails(10);

        ada.types(RIGHT);

        assertThat(gate.phone.checked()).isEmpty();
        assertThat(ada.login().tries()).isEqualTo(1);
        assertThat(gate.audit().told()).containsExactly("authn_login_fail:locked-out");
        assertThat(gate.counted("sallyport.codes.checked", "outcome", "locked-out"))
                .isEqualTo(1);
    }

    @Test
    void tryThatBringsALockSaysUntilWhen() {
        gate.fails(9);

        ada.types(WRONG);

        assertThat(gate.audit().told()).containsExactly("authn_login_fail:wrong-code", "authn_login_lock:locked-out");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("until 2026-11-24T10:00:30Z");
    }

    @Test
    void personWithTooManyFailuresIsSentToTheHelpDesk() {
        begin(Map.of("sallyport.attempts.disable-after", "10"));
        gate.fails(9);
        ada.types(WRONG);
        ada.types(RIGHT);

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("authenticator-disabled");
        assertThat(gate.phone.checked()).containsExactly(WRONG);
        assertThat(gate.audit().told())
                .containsExactly(
                        "authn_login_fail:wrong-code",
                        "authn_login_lock:authenticator-disabled",
                        "authn_login_fail:authenticator-disabled");
        assertThat(gate.counted("sallyport.codes.checked", "outcome", "disabled"))
                .isEqualTo(1);
        assertThat(gate.held()).hasSize(1);
    }

    @Test
    void proofOfWhatIsHeldForgivesTheFailures() {
        gate.fails(8);

        ada.types(RIGHT);

        assertThat(gate.failures()).isZero();
    }

    // C7.56
    @Test
    void startingAChallengeIsNoFailure() {
        for (int i = 0; i < 20; i++) {
            gate.provingAgain();
        }
        ada.asksForAnother("call");

        assertThat(gate.rows("SELECT failures FROM attempts")).isEmpty();
    }

    // C7.53
    @Test
    void lockOfOnePersonIsNotThatOfAnotherWithTheSamePhone() {
        Person neighbour = new Person(Gate.ADA.issuer(), "auth0|bert");
        soon(gate.get(AuthenticatorStore.class)
                .activateFirst(neighbour, ALogin.anAuthenticator("berts", "1635", Gate.NUMBER)));
        failTenTimes();

        Browser bert = gate.browser()
                .opening(gate.aToken().with("sub", neighbour.subject()).with("rev", 1));
        bert.looks();
        bert.types(RIGHT);

        assertThat(bert.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("too-many-tries");
    }

    // C2.20
    @Test
    void codeThatLetInOnceIsWrongInTheNextLogin_thoughTheProviderCallsItRight() {
        ada.types(RIGHT);
        Browser next = gate.provingAgain();
        gate.audit().forget();

        next.types(RIGHT);

        assertThat(next.sees(CodePage.class).problem()).isEqualTo(CodeProblem.WRONG);
        assertThat(gate.audit().told()).containsExactly("authn_token_reuse:code-used-before");
        assertThat(gate.audit().since().getFirst().path("detail").asText()).isEqualTo("1 of 5");
        next.types(ANOTHER_RIGHT);
        assertThat(next.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void codeSentTwiceAsByADoubleClickChangesNothing() {
        Browser second = ada.copy();

        ada.types(RIGHT);
        Response answer = second.types(RIGHT);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(gate.phone.checked()).hasSize(1);
        assertThat(second.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void codeTypedOnAnotherPageDoesNotOpenTheProvenLogin() {
        Browser thief = ada.copy();
        ada.types(RIGHT);
        Browser other = thief.copy();

        thief.turnsToPage("a-page-of-their-own");

        assertThatThrownBy(() -> thief.types(RIGHT))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.LOGIN_NOT_YOURS));
        assertThatThrownBy(other::looks)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.LOGIN_NOT_YOURS));
    }

    @Test
    void everyCodeIsAnsweredByACookie_exceptWhereTheBrowserHasTheNewOneAlready() {
        assertThat(ada.types(WRONG).getCookies()).hasSize(1);
        assertThat(ada.types(RIGHT).getCookies()).hasSize(1);

        assertThat(ada.types(RIGHT).getCookies()).isEmpty();
    }

    @Test
    void codeAtThePhonePageIsToldAndNotChecked() {
        Browser enrolling = gate.browser().opening(gate.aToken().with("sub", "auth0|wren"));
        gate.audit().forget();

        enrolling.types(RIGHT);

        assertThat(gate.phone.checked()).isEmpty();
        assertThat(gate.audit().told()).containsExactly("sequence_fail:step-out-of-turn");
        assertThat(gate.audit().since().getFirst().path("detail").asText()).isEqualTo("code while enrolling");
    }

    @Test
    void codeOfALoginThatIsOverIsNotChecked() {
        gate.clock.advance(Duration.ofMinutes(10));

        ada.types(RIGHT);

        assertThat(gate.phone.checked()).isEmpty();
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("login-expired");
        ada.looks();
        assertThat(gate.audit().told()).containsExactly("session_expired:login-expired");
    }

    @Test
    void codeIsNotCheckedWhereTheTryCannotBeCounted() {
        soon(gate.get(Database.class).run(Statement.of("DROP TABLE attempts")));

        assertThatThrownBy(() -> ada.types(RIGHT)).isInstanceOf(StoreFailed.class);

        assertThat(gate.phone.checked()).isEmpty();
        // Of a try that nobody made nothing is left, neither here nor there.
        assertThat(gate.rows("SELECT tries FROM logins WHERE tries > 0")).isEmpty();
    }

    private void failTenTimes() {
        for (int login = 0; login < 2; login++) {
            for (int i = 0; i < 5; i++) {
                ada.types(WRONG);
            }
            if (login == 0) {
                ada = gate.provingAgain();
            }
        }
    }
}
