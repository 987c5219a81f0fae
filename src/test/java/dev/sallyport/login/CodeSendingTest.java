package dev.sallyport.login;

import static dev.sallyport.login.ScriptedPhone.MASKED;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Sending;
import dev.sallyport.challenge.Sends;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.store.FreshSqliteStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When codes are sent, and when they are not. Covers C7.57, C7.60 and C7.62.
class CodeSendingTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store);
    }

    @Test
    void firstCodeGoesOutOnceHoweverOftenThePageIsLoaded() {
        Browser ada = gate.proving();
        ada.looks();

        CodePage page = ada.sees(CodePage.class);

        assertThat(gate.phone.sent())
                .containsExactly(new ScriptedPhone.Sent(Gate.HELD.handle(), Channel.AUTOMATIC, "en"));
        assertThat(page.delivery().text()).isEqualTo("We sent a code by text message to");
        assertThat(page.delivery().to()).isEqualTo(MASKED);
        assertThat(page.action()).isEqualTo("/login/" + ada.id());
        assertThat(page.clientName()).isEqualTo("Paper Kite");
        assertThat(page.problem()).isNull();
        assertThat(ada.looksAtAPage().status()).isEqualTo(Response.Status.OK);
        assertThat(gate.audit().told()).containsExactly("session_created", "authn_token_created");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("sms");
        assertThat(gate.counted("sallyport.codes.sent", "channel", "automatic", "outcome", "sent"))
                .isEqualTo(1);
    }

    @Test
    void everyShowingOfThePageHasANameOfItsOwn() {
        Browser ada = gate.proving();

        assertThat(ada.sees(CodePage.class).page())
                .hasSize(22)
                .isNotEqualTo(ada.sees(CodePage.class).page());
    }

    @Test
    void codeIsSentInThePersonsLanguage() {
        gate.enrol();

        gate.browser()
                .opening(gate.aToken().with("rev", 1).with("locale", "de-AT"))
                .looks();

        assertThat(gate.phone.sent())
                .singleElement()
                .satisfies(one -> assertThat(one.locale()).isEqualTo("de-AT"));
    }

    @Test
    void nextCodesWaitLongerAndLonger() {
        Browser ada = gate.proving();

        assertThat(ada.asksForAnother("sms").getStatus()).isEqualTo(303);
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.RESEND_TOO_SOON);
        gate.clock.advance(Duration.ofSeconds(30));
        ada.asksForAnother("sms");
        assertThat(gate.phone.sent()).hasSize(2);
        assertThat(ada.sees(CodePage.class).problem()).isNull();
        gate.clock.advance(Duration.ofSeconds(59));
        ada.asksForAnother("sms");
        assertThat(gate.phone.sent()).hasSize(2);
        gate.clock.advance(Duration.ofSeconds(1));
        ada.asksForAnother("sms");
        assertThat(gate.phone.sent()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"sms, SMS", "call, CALL", "anything, SMS"})
    void channelIsTheOneAskedFor(String asked, Channel channel) {
        Browser ada = gate.proving();
        gate.clock.advance(A_MINUTE);

        ada.asksForAnother(asked);

        assertThat(gate.phone.sent().getLast().channel()).isEqualTo(channel);
    }

    @Test
    void codesOfOneLoginComeToAnEnd_andThatIsToldOnce() {
        gate = new Gate(store, Map.of("sallyport.login.sends", "2"));
        Browser ada = gate.proving();
        for (int i = 0; i < 3; i++) {
            gate.clock.advance(A_MINUTE);
            ada.asksForAnother("sms");
        }

        assertThat(gate.phone.sent()).hasSize(2);
        assertThat(ada.sees(CodePage.class).problem()).isEqualTo(CodeProblem.SEND_LIMIT);
        assertThat(gate.audit().told())
                .containsExactly(
                        "session_created",
                        "authn_token_created",
                        "authn_token_created",
                        "excess_rate_limit_exceeded:send-limit");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("login");
    }

    // C7.57
    @Test
    void codesOfTheHourAreThoseOfAllLogins_andTheNewestStillLetsIn() {
        gate = new Gate(store, Map.of("sallyport.sending.per-person", "2"));
        gate.proving();
        gate.provingAgain();

        Browser ada = gate.provingAgain();

        Look.Page page = ada.looksAtAPage();
        assertThat(page.status()).isEqualTo(Response.Status.TOO_MANY_REQUESTS);
        assertThat(((CodePage) page.template()).delivery().code()).isEqualTo("send-limit");
        assertThat(gate.phone.sent()).hasSize(2);
        assertThat(ada.login().sends()).isEqualTo(new Sends(0, null, 0));
        assertThat(gate.audit().told()).endsWith("excess_rate_limit_exceeded:send-limit");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("person");
        assertThat(gate.counted("sallyport.codes.sent", "channel", "automatic", "outcome", "withheld"))
                .isEqualTo(1);
        ada.types(RIGHT);
        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    // C7.60
    @Test
    void numbersWhoseCodesNobodyUsesGetNone_untilThoseAreUsed() {
        gate = new Gate(store, Map.of("sallyport.sending.conversion-codes", "2"));
        Browser first = adding("auth0|first", "415 555 0101");
        adding("auth0|second", "415 555 0102");

        Browser third = adding("auth0|third", "415 555 0103");

        Look.Page page = third.looksAtAPage();
        assertThat(page.status()).isEqualTo(Response.Status.TOO_MANY_REQUESTS);
        assertThat(((CodePage) page.template()).delivery().code()).isEqualTo("send-stopped");
        assertThat(gate.phone.sent()).hasSize(2);
        assertThat(third.login().sends()).isEqualTo(new Sends(0, null, 0));
        assertThat(gate.audit().told()).endsWith("excess_rate_limit_exceeded:send-stopped");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("unproven-prefix");

        first.types(RIGHT);
        third.asksForAnother("sms");

        assertThat(third.looksAtAPage().status()).isEqualTo(Response.Status.OK);
        assertThat(gate.phone.sent()).hasSize(3);
    }

    @Test
    void phoneThatTheAppProvedSaysNothingOfTexts() {
        gate = new Gate(store, Map.of("sallyport.sending.conversion-codes", "1"));
        adding("auth0|first", "415 555 0101");
        gate.phone.delivers(new Delivery.InTheApp());
        adding("auth0|second", "415 555 0102").types(RIGHT);

        assertThat(gate.rows("SELECT sent, used FROM conversions"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.number("used")).isZero());
    }

    private Browser adding(String subject, String number) {
        Browser browser = gate.browser().opening(gate.aToken().with("sub", subject));
        browser.enters("US", number);
        browser.looks();
        return browser;
    }

    @Test
    void codeThatTheAppShowsUsesUpNobodysHourAndNoneOfTheLogins() {
        gate = new Gate(store, Map.of("sallyport.sending.per-person", "2"));
        gate.phone.delivers(new Delivery.InTheApp());
        gate.enrol();

        for (int i = 0; i < 5; i++) {
            Browser ada = gate.provingAgain();
            assertThat(ada.looksAtAPage().status()).isEqualTo(Response.Status.OK);
            assertThat(ada.sees(CodePage.class).delivery().text()).startsWith("Open the Authy app");
            assertThat(ada.login().sends().count()).isZero();
        }

        assertThat(gate.rows("SELECT used FROM budgets"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.number("used")).isZero());
        assertThat(gate.audit().told()).containsOnly("session_created");
    }

    @Test
    void whoeverHasTheAppGetsATextAtOnceWhenTheyAskForOne() {
        gate.phone.delivers(new Delivery.InTheApp());
        Browser ada = gate.proving();
        gate.phone.delivers(new Delivery.Sent(Channel.SMS, MASKED));

        ada.asksForAnother("sms");

        assertThat(ada.sees(CodePage.class).delivery().text()).isEqualTo("We sent a code by text message to");
        assertThat(gate.phone.sent()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY, too-many-messages",
        "NOT_REACHABLE, not-reachable",
        "UNKNOWN_REGISTRATION, unknown-registration"
    })
    void codeThatWasNotSentKeepsNobodyWaiting(Delivery.Reason reason, String told) {
        gate.phone.delivers(new Delivery.NotSent(reason));

        Browser ada = gate.proving();

        assertThat(ada.sees(CodePage.class).delivery().text()).startsWith("No code was sent");
        assertThat(gate.audit().told()).endsWith("authn_token_created:" + told);
        assertThat(gate.audit().since().getLast().path("result").asText()).isEqualTo("failure");
        assertThat(gate.counted("sallyport.codes.sent", "channel", "automatic", "outcome", "not-sent"))
                .isEqualTo(1);
        ada.asksForAnother("sms");
        assertThat(gate.phone.sent()).hasSize(2);
    }

    @Test
    void providerThatFailsIsTrouble_butNoDeadEnd() {
        gate.phone.delivers(Uni.createFrom().failure(new IllegalStateException("a bug of ours")));

        Browser ada = gate.proving();

        assertThat(ada.sees(CodePage.class).delivery().trouble()).isTrue();
        assertThat(gate.audit().told()).endsWith("authn_token_created:provider-unavailable");
        assertThat(gate.counted("sallyport.codes.sent", "channel", "automatic", "outcome", "unavailable"))
                .isEqualTo(1);
        ada.types(RIGHT);
        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void lockedPersonIsSentNoCode() {
        Browser ada = gate.proving();
        gate.fails(10);
        gate.clock.advance(Duration.ofSeconds(29));

        ada.asksForAnother("sms");
        gate.clock.advance(Duration.ofSeconds(1));

        assertThat(gate.phone.sent()).hasSize(1);
        ada.asksForAnother("sms");
        assertThat(gate.phone.sent()).hasSize(2);
    }

    @Test
    void loginThatIsOverSendsNoCode() {
        Browser ada = gate.proving();
        gate.clock.advance(Duration.ofMinutes(10));

        ada.asksForAnother("sms");

        assertThat(gate.phone.sent()).hasSize(1);
    }

    @Test
    void loginWithoutAChallengeSendsNoCode() {
        Browser wren = gate.enrolling();

        wren.asksForAnother("sms");

        assertThat(gate.phone.sent()).isEmpty();
        assertThat(wren.login().stage()).isInstanceOf(Stage.Enrolling.class);
    }

    @Test
    void lateAnswerAboutAPhoneIsNotTakenForOneAboutTheNext() {
        CompletableFuture<Delivery> late = new CompletableFuture<>();
        gate.phone.delivers(Uni.createFrom().completionStage(late));
        Browser wren = gate.enrolling();
        wren.enters("US", "4155550142");
        Browser waiting = wren.copy();
        CompletableFuture<Look> first = CompletableFuture.supplyAsync(waiting::looks);
        await().until(() -> !gate.phone.sent().isEmpty());
        wren.changesTheNumber();
        wren.enters("US", "4155550166");

        late.complete(new Delivery.Sent(Channel.SMS, MASKED));
        first.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(wren.login().stage())
                .isInstanceOfSatisfying(
                        Stage.Proving.class,
                        proving -> assertThat(proving.challenge().sending()).isEqualTo(new Sending.NotBegun()));
        assertThat(wren.login().sends().count()).isEqualTo(1);
    }

    @Test
    void pageThatMovedOnWhileTheCodeWasSentLeadsOn() {
        CompletableFuture<Delivery> late = new CompletableFuture<>();
        gate.phone.delivers(Uni.createFrom().completionStage(late));
        gate.enrol();
        Browser ada = gate.browser().opening(gate.aToken().with("rev", 1));
        Browser waiting = ada.copy();
        CompletableFuture<Look> first = CompletableFuture.supplyAsync(waiting::looks);
        await().until(() -> !gate.phone.sent().isEmpty());
        assertThat(ada.sees(CodePage.class).delivery().text()).isEqualTo("A code is on its way to");
        assertThat(ada.sees(CodePage.class).delivery().to()).isEqualTo("•••• 42");
        ada.cancels();

        late.complete(new Delivery.Sent(Channel.SMS, MASKED));

        assertThat(first.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(new Look.Again());
        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("cancelled");
    }

    @Test
    void newPhoneOfALoginThatHasHadItsCodesGetsNone() {
        gate = new Gate(store, Map.of("sallyport.login.sends", "1"));
        Browser wren = gate.enrolling();
        wren.enters("US", "4155550142");
        wren.looks();
        wren.changesTheNumber();
        wren.enters("US", "4155550166");

        CodePage page = wren.sees(CodePage.class);

        assertThat(page.delivery().text()).startsWith("No code was sent: this login");
        assertThat(wren.looksAtAPage().status()).isEqualTo(Response.Status.OK);
        assertThat(gate.phone.sent()).hasSize(1);
        assertThat(gate.audit().told()).endsWith("excess_rate_limit_exceeded:send-limit");
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("login");
    }

    @Test
    void strangersNumberIsHeldAgainstAnotherBudgetThanTheOwners() {
        gate = new Gate(store, Map.of("sallyport.sending.per-unproven-number", "1"));
        gate.proving();
        gate.provingAgain();
        assertThat(gate.phone.sent()).hasSize(2);

        for (int i = 0; i < 2; i++) {
            Browser stranger = gate.browser().opening(gate.aToken().with("sub", "auth0|stranger-" + i));
            stranger.enters("US", "4155550142");
            stranger.looks();
        }

        assertThat(gate.phone.sent()).hasSize(3);
        assertThat(gate.audit().since().getLast().path("detail").asText()).isEqualTo("unproven-number");
    }
}
