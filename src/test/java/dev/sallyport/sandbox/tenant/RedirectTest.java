package dev.sallyport.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import dev.sallyport.testsupport.MutableClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The redirect out of the pipeline and the way back, with an Action that asks once in a session.
class RedirectTest {
    private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));

    private static final String ASKS_ONCE = """
            exports.onExecutePostLogin = async (event, api) => {
              if (event.authentication.methods.some((method) => method.name === 'http://proof')) {
                return;
              }
              api.transaction.setMetadata('nonce', 'n-1');
              api.redirect.sendUserTo('http://site/ask', { query: { who: event.user.user_id } });
            };
            exports.onContinuePostLogin = async (event, api) => {
              api.authentication.recordMethod('http://proof');
              api.idToken.setCustomClaim('https://x/saw', [
                event.request.method,
                event.request.body.answer ?? event.request.query.answer,
                event.transaction.metadata.nonce,
                event.user.app_metadata.phone ?? 'no phone',
              ]);
            };
            """;

    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.of(CLOCK);

    private Visitor visitor;

    @BeforeEach
    void open() {
        sandbox.tenant().users().reset();
        sandbox.action(ASKS_ONCE);
        visitor = new Visitor(sandbox);
    }

    @Test
    void browserIsSentAwayWithQueryAndState() {
        Page away = visitor.logIn("wren");

        assertThat(away.status()).isEqualTo(302);
        assertThat(away.location()).startsWith("http://site/ask?who=auth0%7Cwren&state=");
    }

    @Test
    void postedAnswerTakesUpTheLoginWhereItWas() {
        Page away = visitor.logIn("wren");
        sandbox.tenant().users().patchAppMetadata("auth0|wren", Map.of("phone", "+1"));

        Page back = post(away, "answer", "yes");

        assertThat(back.location()).startsWith(visitor.callback());
        assertThat(back.parameter("state")).hasValue("s1");
        assertThat(saw(back))
                .isEqualTo(new JsonArray().add("POST").add("yes").add("n-1").add("+1"));
    }

    @Test
    void answerInTheQueryDoesToo() {
        Page back = get("/continue?answer=yes&state=" + stateOf(visitor.logIn("wren")));

        assertThat(saw(back))
                .isEqualTo(new JsonArray().add("GET").add("yes").add("n-1").add("no phone"));
    }

    @Test
    void recordedMethodIsSeenByTheNextLoginOfTheSession() {
        post(visitor.logIn("wren"), "answer", "yes");

        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();
    }

    @Test
    void nextSessionIsAskedAgain() {
        post(visitor.logIn("wren"), "answer", "yes");
        visitor.browser().dropCookies();

        assertThat(visitor.logIn("wren").location()).startsWith("http://site/ask");
    }

    /// A form from another site brings no `SameSite=Lax` cookie, the redirect after it does.
    @Test
    void formFromAnotherSiteArrivesByARedirect() {
        Page away = visitor.logIn("wren");

        Page bounced = new Browser().post(sandbox.url("/continue"), Map.of("state", stateOf(away), "answer", "yes"));

        assertThat(bounced.status()).isEqualTo(303);
        assertThat(bounced.location()).startsWith("/continue?held=").doesNotContain("yes");
        assertThat(saw(get(bounced.location())).getString(0)).isEqualTo("POST");
        assertRefused(get(bounced.location()));
    }

    @Test
    void stateWorksOnce() {
        Page away = visitor.logIn("wren");
        post(away, "answer", "yes");

        assertRefused(post(away, "answer", "yes"));
    }

    @Test
    void stateOfAnHourAgoIsRefused() {
        Page away = visitor.logIn("wren");
        CLOCK.advance(Duration.ofHours(1));

        assertRefused(post(away, "answer", "yes"));
    }

    @Test
    void missingOrChangedStateIsRefusedAndTheLoginKept() {
        Page away = visitor.logIn("wren");

        assertRefused(get("/continue"));
        assertRefused(get("/continue?state=" + stateOf(away) + "x"));
        assertRefused(visitor.browser().post(sandbox.url("/continue?state=other"), Map.of("state", stateOf(away))));
        assertThat(post(away, "answer", "yes").parameter("code")).isPresent();
    }

    @Test
    void stateOfAnotherBrowserIsRefusedAndTheLoginKept() {
        Page away = visitor.logIn("wren");
        Visitor thief = new Visitor(sandbox);
        thief.logIn("tomas");

        assertRefused(thief.browser().post(sandbox.url("/continue"), Map.of("state", stateOf(away))));
        assertThat(post(away, "answer", "yes").parameter("code")).isPresent();
    }

    @Test
    void silentLoginThatWouldNeedARedirectIsRefused() {
        post(visitor.logIn("wren"), "answer", "yes");
        sandbox.action("exports.onExecutePostLogin = async (event, api) => api.redirect.sendUserTo('http://site');");

        assertThat(visitor.authorize("prompt", "none").parameter("error")).hasValue("interaction_required");
    }

    /// The trap: the session exists from the password on, so that an Action that lets `prompt=none` pass gives tokens.
    @Test
    void sessionExistsBeforeThePipelineHasPassed() {
        visitor.logIn("wren");

        assertThat(visitor.authorize("prompt", "none").parameter("error")).hasValue("interaction_required");

        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => {
                  if (api.redirect.canRedirect()) { api.redirect.sendUserTo('http://site'); }
                };
                """);
        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.access.deny('no entry')", "throw new Error('no entry')"})
    void denialGoesBackToTheApplication(String body) {
        sandbox.action("exports.onExecutePostLogin = async (event, api) => {" + body + "};");

        Page page = visitor.logIn("wren");

        assertThat(page.location()).startsWith(visitor.callback());
        assertThat(page.parameter("error")).hasValue("access_denied");
        assertThat(page.parameter("error_description")).hasValue("no entry");
        assertThat(page.parameter("state")).hasValue("s1");
        assertThat(page.parameter("code")).isEmpty();
    }

    @Test
    void denialAfterTheRedirectRecordsNothing() {
        sandbox.action(ASKS_ONCE.replace("api.idToken", "api.access.deny('no entry'); api.idToken"));
        Page denied = post(visitor.logIn("wren"), "answer", "yes");

        assertThat(denied.parameter("error_description")).hasValue("no entry");
        assertThat(visitor.authorize().location()).startsWith("http://site/ask");
    }

    @Test
    void metadataIsWrittenAtTheEndAndNullRemoves() {
        sandbox.tenant().users().patchAppMetadata("auth0|wren", Map.of("old", 1, "kept", 2));
        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => {
                  api.user.setAppMetadata('old', null);
                  api.user.setAppMetadata('new', { deep: [1] });
                };
                """);

        visitor.logIn("wren");

        assertThat(sandbox.tenant().users().appMetadata("auth0|wren"))
                .isEqualTo(Map.of("kept", 2, "new", Map.of("deep", List.of(1))));
    }

    @Test
    void actionSeesWhoLogsInWhereAndHow() {
        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => {
                  const { user, client, connection, request, transaction, authentication, secrets, session } = event;
                  api.idToken.setCustomClaim('https://x/event', {
                    user: [user.user_id, user.email, user.email_verified, user.name, user.nickname],
                    client: [client.client_id, client.name],
                    connection: [connection.name, connection.strategy],
                    request: [request.hostname, request.ip, request.method, request.query.max_age, request.geoip.countryCode],
                    transaction: [transaction.protocol, transaction.locale, transaction.acr_values.length,
                      transaction.requested_scopes[0], transaction.redirect_uri, transaction.state],
                    methods: authentication.methods.map((method) => method.name),
                    secrets: Object.keys(secrets).sort(),
                    session: typeof session.id,
                  });
                };
                """);

        JsonObject tokens = visitor.exchange(
                        visitor.logIn("wren", "max_age", "600", "ui_locales", "pt-BR de", "acr_values", "a b"))
                .json();

        JsonObject event = Visitor.claims(tokens.getString("id_token")).getJsonObject("https://x/event");
        assertThat(event)
                .isEqualTo(new JsonObject()
                        .put("user", array("auth0|wren", "wren@example.com", true, "Wren Abernathy", "wren"))
                        .put("client", array("paper-kite", "Paper Kite"))
                        .put("connection", array("Username-Password-Authentication", "auth0"))
                        .put("request", array(sandbox.host(), "127.0.0.1", "GET", "600", "US"))
                        .put("transaction", array("oidc-basic-profile", "pt-BR", 2, "openid", visitor.callback(), "s1"))
                        .put("methods", array("pwd"))
                        .put(
                                "secrets",
                                array(
                                        "SALLYPORT_ANSWER_SECRET",
                                        "SALLYPORT_REQUEST_SECRET",
                                        "SALLYPORT_TENANT",
                                        "SALLYPORT_URL"))
                        .put("session", "string"));
    }

    private static JsonArray array(Object... values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value);
        }
        return array;
    }

    private JsonArray saw(Page back) {
        String idToken = visitor.exchange(back).json().getString("id_token");
        return Visitor.claims(idToken).getJsonArray("https://x/saw");
    }

    private Page post(Page away, String name, String value) {
        return visitor.browser().post(sandbox.url("/continue"), Map.of("state", stateOf(away), name, value));
    }

    private Page get(String path) {
        return visitor.browser().get(sandbox.url(path));
    }

    private static String stateOf(Page away) {
        return away.parameter("state").orElseThrow();
    }

    private static void assertRefused(Page page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("invalid_request");
    }
}
