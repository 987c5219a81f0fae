package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.Sends;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.web.Reason;
import dev.sallyport.web.RequestRefused;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a login begins, and who may go on with it. Covers C1.4, C1.6 and C1.11.
class OpeningTest {
    private static final String STATE = "state=a%2Fstate%2B";

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store);
    }

    @Test
    void tokenOpensALoginForTenMinutes() {
        Browser wren = gate.browser();
        String token = gate.aToken().signed();

        Response led = wren.opens(token, STATE);

        assertThat(led.getStatus()).isEqualTo(303);
        assertThat(led.getLocation().toString()).matches("https://mfa.example.com/login/[A-Za-z0-9_-]{22}");
        Login login = wren.login();
        assertThat(login.stage()).isEqualTo(Stage.Enrolling.first(FactorKind.AUTHY));
        assertThat(login.openedAt()).isEqualTo(ALogin.NOW);
        assertThat(login.expiresAt()).isEqualTo(ALogin.NOW.plus(Duration.ofMinutes(10)));
        assertThat(login.state()).isEqualTo(new TransactionState("a%2Fstate%2B"));
        assertThat(login.request().person()).isEqualTo(Gate.ADA);
        assertThat(login.sends()).isEqualTo(Sends.NONE);
        assertThat(login.phones()).isZero();
        assertThat(gate.audit().told()).containsExactly("session_created");
        assertThat(gate.audit().since()).allSatisfy(event -> {
            assertThat(event.path("ip").asText()).isEqualTo("203.0.113.5");
            assertThat(event.path("client").asText()).isEqualTo("paper-kite");
            assertThat(event.path("login").asText()).isEqualTo(wren.id());
        });
        assertThat(gate.counted("sallyport.logins.opened", "at", "phone")).isEqualTo(1);
    }

    @Test
    void loginIsTiedToItsBrowserByACookieOfItsOwn() {
        Browser wren = gate.browser();

        NewCookie cookie = wren.opens(gate.aToken().signed(), STATE)
                .getCookies()
                .values()
                .iterator()
                .next();

        assertThat(cookie.getName()).isEqualTo("__Host-sallyport-" + wren.id());
        assertThat(cookie.getValue()).hasSize(43);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getMaxAge()).isEqualTo(70 * 60);
        assertThat(wren.login().cookie()).isEqualTo(new BrowserSecret(cookie.getValue()).hash());
    }

    @Test
    void reloadInTheSameBrowserLeadsBack_evenWhenTheTokenIsOld() {
        Browser wren = gate.browser();
        String token = gate.aToken().signed();
        wren.opens(token, STATE);
        String first = wren.id();
        gate.clock.advance(Duration.ofMinutes(5));

        Response again = wren.opens(token, STATE);

        assertThat(wren.id()).isEqualTo(first);
        assertThat(again.getCookies()).isEmpty();
        assertThat(gate.audit().told()).containsExactly("session_created");
    }

    // C1.4
    @Test
    void tokenOpensOneLoginOnly() {
        String token = gate.aToken().signed();
        Browser wren = gate.browser();
        wren.opens(token, STATE);
        gate.audit().forget();

        refused(Reason.TOKEN_USED, () -> gate.browser().opens(token, STATE));

        told("authn_token_reuse:token-used", wren.id());
    }

    @Test
    void stateOfAnotherLoginIsRefused() {
        String token = gate.aToken().signed();
        Browser wren = gate.browser();
        wren.opens(token, STATE);
        gate.audit().forget();

        refused(Reason.STATE_CHANGED, () -> wren.opens(token, "state=another"));

        told("input_validation_fail:state-changed", wren.id());
    }

    @Test
    void staleTokenOpensNothing() {
        String token = gate.aToken().signed();
        gate.clock.advance(Duration.ofMinutes(5));

        refused(Reason.TOKEN_EXPIRED, () -> gate.browser().opens(token, STATE));

        told("session_use_after_expire:token-expired", "");
        assertThat(gate.rows("SELECT id FROM logins")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sub, '', TOKEN_FORGED, token-forged",
        "iss, evil.eu.auth0.com, TOKEN_FROM_ELSEWHERE, token-from-elsewhere",
        "aud, somebody, TOKEN_FROM_ELSEWHERE, token-from-elsewhere",
        "host, evil.example, HOST_NOT_ALLOWED, host-not-allowed"
    })
    void tokenThatIsNotForUsIsRefused(String claim, String value, Reason reason, String told) {
        String token = gate.aToken().with(claim, value).signed();

        refused(reason, () -> gate.browser().opens(token, STATE));

        told("input_validation_fail:" + told, "");
    }

    @Test
    void forgedTokenIsRefused() {
        refused(Reason.TOKEN_FORGED, () -> gate.browser().opens(gate.aToken().unsigned(), STATE));
        refused(
                Reason.TOKEN_FORGED,
                () -> gate.browser().opens(gate.aToken().signed("somebody-elses-secret-of-32-bytes-and-more"), STATE));

        assertThat(gate.rows("SELECT id FROM logins")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void requestWithoutATokenSaysSo_andIsNoEvent(@Nullable String token) {
        refused(Reason.TOKEN_MISSING, () -> gate.browser().opens(token, STATE));

        assertThat(gate.audit().told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other=1", "state="})
    void requestWithoutAStateSaysSo(String query) {
        refused(Reason.STATE_MISSING, () -> gate.browser().opens(gate.aToken().signed(), query));

        told("input_validation_fail:state-missing", "");
    }

    @Test
    void headAndPrefetchUseUpNothing() {
        LoginResource resource = gate.get(LoginResource.class);
        Browser wren = gate.browser();
        String token = gate.aToken().signed();

        assertThat(soon(resource.head()).getStatus()).isEqualTo(204);
        assertThat(soon(resource.headOfStep("any")).getStatus()).isEqualTo(204);
        assertThat(soon(resource.open(token, "prefetch", Browser.asking(STATE), wren.headers()))
                        .getStatus())
                .isEqualTo(503);

        assertThat(gate.rows("SELECT id FROM logins")).isEmpty();
        assertThat(wren.opens(token, STATE).getStatus()).isEqualTo(303);
    }

    @Test
    void tabsDoNotDisturbEachOther() {
        Browser wren = gate.enrolling();
        Browser tab = wren.copy();
        tab.opening(gate.aToken());

        assertThat(tab.id()).isNotEqualTo(wren.id());
        assertThat(tab.cookies()).hasSize(2);
        assertThat(tab.looksAtAPage().template()).isInstanceOf(PhonePage.class);
        assertThat(wren.looksAtAPage().template()).isInstanceOf(PhonePage.class);
    }

    @Test
    void browserThatRefusesCookiesIsToldSo() {
        Browser wren = gate.enrolling();
        wren.cookies().clear();
        gate.audit().forget();

        refused(Reason.COOKIE_MISSING, wren::looks);

        told("sequence_fail:cookie-missing", wren.id());
    }

    @Test
    void cookieOfAnotherPersonOpensNothing() {
        Browser wren = gate.enrolling();
        wren.cookies().replaceAll((_, _) -> "somebody-elses");
        gate.audit().forget();

        refused(Reason.LOGIN_NOT_YOURS, wren::looks);
        refused(Reason.LOGIN_NOT_YOURS, () -> wren.types("1234567"));
        refused(Reason.LOGIN_NOT_YOURS, wren::cancels);

        await().untilAsserted(() -> assertThat(gate.audit().told()).containsOnly("sequence_fail:login-not-yours"));
        assertThat(wren.login().stage()).isInstanceOf(Stage.Enrolling.class);
    }

    @Test
    void unknownLoginIsRefusedAndNoEvent() {
        refused(Reason.LOGIN_UNKNOWN, gate.browser()::looks);

        assertThat(gate.audit().told()).isEmpty();
    }

    @Test
    void personWhomTheStoreLostIsLedBack_andTheAlarmHearsOfThem() {
        Browser ada =
                gate.browser().opening(gate.aToken().with("enrolled", true).with("rev", 2));

        RefusalPage page = ada.sees(RefusalPage.class);
        ada.looks();

        assertThat(page.code()).isEqualTo("enrolment-unknown");
        assertThat(gate.audit().told())
                .containsExactly("session_created:enrolment-unknown", "authn_login_fail:enrolment-unknown");
        assertThat(gate.counted("sallyport.logins.opened", "at", "enrolment-unknown"))
                .isEqualTo(1);
        assertThat(gate.counted("sallyport.refusals.shown", "reason", "enrolment-unknown"))
                .isEqualTo(2);
    }

    @Test
    void plantedAuthyIdIsTold_andThePersonsOwnIsAskedFor() {
        gate.enrol();

        Browser ada = gate.browser().opening(gate.aToken().with("rev", 1).with("authy_id", "16350007"));

        assertThat(ada.looksAtAPage().template()).isInstanceOf(CodePage.class);
        assertThat(gate.audit().told()).startsWith("session_created", "input_validation_fail:authy-id-differs");
        assertThat(gate.audit().since().get(1).path("detail").asText()).isEqualTo("rev 1, here 1");
        assertThat(gate.phone.sent()).extracting(ScriptedPhone.Sent::to).containsExactly(Gate.HELD.handle());
    }

    @Test
    void ownAuthyIdInTheTokenIsNoEvent_butTwoOfThemAre() {
        gate.enrol();

        gate.browser().opening(gate.aToken().with("rev", 1).with("authy_id", "1635"));
        assertThat(gate.audit().told()).containsExactly("session_created");
        gate.audit().forget();
        gate.browser()
                .opening(gate.aToken().with("rev", 1).with("authy_id", "1635").with("authy_id_conflict", true));

        assertThat(gate.audit().told()).containsExactly("session_created", "input_validation_fail:authy-id-differs");
    }

    private void told(String event, String login) {
        // Nobody waits for what is told of strangers.
        await().untilAsserted(() -> assertThat(gate.audit().told()).containsExactly(event));
        assertThat(gate.audit().since().getFirst().path("login").asText()).isEqualTo(login);
    }

    private static void refused(Reason reason, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
