package dev.sallyport.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import dev.sallyport.testsupport.MutableClock;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;

    private Visitor visitor;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(directory, CLOCK);
    }

    @BeforeEach
    void open() {
        visitor = new Visitor(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void passwordLeadsToTheCallbackWithCodeAndState() {
        Page page = visitor.logIn("wren");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).startsWith(visitor.callback() + "?");
        assertThat(page.parameter("code")).isPresent();
        assertThat(page.parameter("state")).hasValue("s1");
    }

    @Test
    void idTokenTellsWhoAndForWhichRequest() {
        JsonObject tokens = visitor.exchange(visitor.logIn("wren")).json();

        assertThat(Visitor.claims(tokens.getString("id_token")).getMap())
                .containsEntry("iss", sandbox.url("/"))
                .containsEntry("sub", "auth0|wren")
                .containsEntry("aud", "paper-kite")
                .containsEntry("nonce", "n1")
                .containsEntry("name", "Wren Abernathy")
                .containsEntry("nickname", "wren")
                .containsEntry("email", "wren@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("picture", sandbox.url("/portraits/wren.svg"))
                .containsEntry("auth_time", (int) CLOCK.instant().getEpochSecond())
                .containsKeys("iat", "exp", "sid");
        assertThat(tokens.getMap())
                .containsKeys("access_token", "refresh_token")
                .containsEntry("token_type", "Bearer");
    }

    @Test
    void scopesDecideWhatAnApplicationLearns() {
        JsonObject tokens =
                visitor.exchange(visitor.logIn("wren", "scope", "openid")).json();

        assertThat(Visitor.claims(tokens.getString("id_token")).fieldNames())
                .contains("sub")
                .doesNotContain("name", "email", "picture");
        assertThat(tokens.fieldNames()).doesNotContain("refresh_token");
    }

    @Test
    void portraitIsAPicture() {
        Page portrait = visitor.browser().get(sandbox.url("/portraits/wren.svg"));

        assertThat(portrait.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(portrait.body()).contains("<svg");
        assertThat(visitor.browser()
                        .get(sandbox.url("/portraits/..%2Fsigning-key.json"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void userinfoShowsTheSamePersonToTheAccessToken() {
        String accessToken = visitor.exchange(visitor.logIn("wren")).json().getString("access_token");

        Page userinfo = visitor.browser().get(sandbox.url("/userinfo"), "Authorization", "Bearer " + accessToken);

        assertThat(userinfo.json().getMap())
                .containsEntry("sub", "auth0|wren")
                .containsEntry("email", "wren@example.com");
        assertThat(visitor.browser().get(sandbox.url("/userinfo")).status()).isEqualTo(401);
        assertThat(visitor.browser()
                        .get(sandbox.url("/userinfo"), "Authorization", "Bearer " + accessToken + "x")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void loginPageNamesTheResidentsAndTheApplication() {
        Page page = visitor.browser().get(sandbox.url(visitor.authorize().location()));

        assertThat(page.body())
                .contains("Paper Kite", "Wren Abernathy", "Tomás Quintero", "Oswald Finch", "wren-opens-gate-1")
                .contains("Continue with Mockingbird");
    }

    @Test
    void wrongPasswordSaysSoAndLeavesTheLoginAsItWas() {
        Page login = visitor.authorize();
        String state = login.parameter("state").orElseThrow();

        Page refused = visitor.browser()
                .post(
                        sandbox.url("/u/login"),
                        Map.of("state", state, "email", "wren@example.com", "password", "<wrong>"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Wrong email or password.").doesNotContain("<wrong>");
        assertThat(visitor.password(login, "wren").parameter("code")).isPresent();
    }

    @Test
    void loginPageOfNoLoginIsRefused() {
        assertThat(visitor.browser().get(sandbox.url("/u/login?state=unknown")).status())
                .isEqualTo(400);
        assertThat(visitor.browser()
                        .post(sandbox.url("/u/login/social"), Map.of("state", "unknown"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void socialButtonLogsInThePersonOfTheSocialProvider() {
        Page page = visitor.browser()
                .post(
                        sandbox.url("/u/login/social"),
                        Map.of("state", visitor.authorize().parameter("state").orElseThrow()));

        JsonObject tokens = visitor.exchange(page).json();
        assertThat(Visitor.claims(tokens.getString("id_token")).getString("sub"))
                .isEqualTo("oauth2|mockingbird|juno");
    }

    @Test
    void sessionNeedsNoSecondPassword() {
        visitor.logIn("wren");

        assertThat(visitor.authorize().parameter("code")).isPresent();
        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();
    }

    @Test
    void promptLoginAlwaysAsks() {
        visitor.logIn("wren");

        assertThat(visitor.authorize("prompt", "login").location()).startsWith("/u/login?state=");
    }

    @Test
    void sessionOlderThanMaxAgeAsksAgain() {
        visitor.logIn("wren");
        CLOCK.advance(Duration.ofSeconds(100));

        assertThat(visitor.authorize("max_age", "99").location()).startsWith("/u/login?state=");
        assertThat(visitor.authorize("max_age", "99", "prompt", "none").parameter("error"))
                .hasValue("login_required");
        assertThat(visitor.authorize("max_age", "101").parameter("code")).isPresent();
    }

    @Test
    void sessionEndsAfterAWeek() {
        visitor.logIn("wren");
        CLOCK.advance(Duration.ofDays(7));

        assertThat(visitor.authorize("prompt", "none").parameter("error")).hasValue("login_required");
    }

    @Test
    void silentLoginWithoutASessionIsRefused() {
        Page page = visitor.authorize("prompt", "none");

        assertThat(page.location()).startsWith(visitor.callback());
        assertThat(page.parameter("error")).hasValue("login_required");
        assertThat(page.parameter("state")).hasValue("s1");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://evil.example/, Callback URL mismatch.",
        "redirect_uri, '', Callback URL mismatch.",
        "client_id, nobody, unknown_client",
        "client_id, the-service, Callback URL mismatch.",
    })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String name, String value, String words) {
        Page page = visitor.authorize(name, value);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.location()).isEmpty();
        assertThat(page.body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_mode, form_post, invalid_request",
        "code_challenge, abc, invalid_request",
        "audience, https://api.example.com/, access_denied",
    })
    void requestThatCannotBeServedGoesBackAsAnError(String name, String value, String error) {
        Page page = visitor.authorize(name, value);

        assertThat(page.location()).startsWith(visitor.callback());
        assertThat(page.parameter("error")).hasValue(error);
        assertThat(page.parameter("state")).hasValue("s1");
    }

    @Test
    void logoutEndsTheSessionAndReturnsToARegisteredAddress() {
        visitor.logIn("wren");

        Page page =
                visitor.browser().get(sandbox.url("/v2/logout?client_id=paper-kite&returnTo=" + sandbox.url("/app")));

        assertThat(page.location()).isEqualTo(sandbox.url("/app"));
        assertThat(visitor.authorize("prompt", "none").parameter("error")).hasValue("login_required");
    }

    @Test
    void logoutReturnsNowhereElse() {
        Page page = visitor.browser().get(sandbox.url("/v2/logout?client_id=paper-kite&returnTo=http://evil.example/"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(visitor.browser()
                        .get(sandbox.url("/v2/logout?returnTo=" + sandbox.url("/app")))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.browser().get(sandbox.url("/v2/logout")).body()).isEqualTo("OK");
    }

    @Test
    void standardLogoutKnowsTheApplicationByItsIdToken() {
        String idToken = visitor.exchange(visitor.logIn("wren")).json().getString("id_token");

        Page page = visitor.browser()
                .get(sandbox.url("/oidc/logout?state=bye&id_token_hint=" + idToken + "&post_logout_redirect_uri="
                        + sandbox.url("/app")));

        assertThat(page.location()).isEqualTo(sandbox.url("/app?state=bye"));
        assertThat(visitor.authorize("prompt", "none").parameter("error")).hasValue("login_required");
    }
}
