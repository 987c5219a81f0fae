package dev.sallyport.sandbox.tenant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Action that ships, held against events that its tenant could bring about, one at a time. Covers C1.2, C1.6, C1.9
/// and C1.12 to C1.14.
class ShippedRulesTest {
    private static final Path SHIPPED = Path.of("src/main/auth0/actions/sallyport/code.js");
    private static final Vertx VERTX = Vertx.vertx();
    private static final String SERVICE = "https://mfa.acme.example";
    private static final String PROOF = SERVICE + "/proof/otp";
    private static final String MULTI_FACTOR = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";
    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";
    private static final String ANSWER_SECRET = "an-answer-secret-of-at-least-32-bytes";

    @TempDir
    private static Path directory;

    private static ActionPipeline shipped;

    private final long now = Clock.systemUTC().instant().getEpochSecond();
    private JsonObject event = new JsonObject();

    @BeforeAll
    static void open() {
        shipped = pipeline(SHIPPED);
    }

    @AfterAll
    static void close() throws Exception {
        done(shipped.close());
        done(VERTX.close());
    }

    @BeforeEach
    void passThePassword() {
        event = new JsonObject()
                .put(
                        "user",
                        new JsonObject()
                                .put("user_id", "auth0|ada")
                                .put("email", "ada@example.com")
                                .put("name", "Ada Lovelace")
                                .put("nickname", "countess")
                                .put("phone_number", "+14155550142")
                                .put("picture", "https://faces.example/ada.png")
                                .put("app_metadata", new JsonObject())
                                .put("user_metadata", new JsonObject().put("city", "London")))
                .put("client", new JsonObject().put("client_id", "paper-kite").put("name", "Paper Kite"))
                .put(
                        "request",
                        new JsonObject()
                                .put("hostname", "login.acme.example")
                                .put("ip", "203.0.113.5")
                                .put("query", new JsonObject())
                                .put("body", new JsonObject()))
                .put(
                        "transaction",
                        new JsonObject()
                                .put("protocol", "oidc-basic-profile")
                                .put("locale", "en")
                                .put("acr_values", new JsonArray())
                                .put("prompt", new JsonArray())
                                .put("metadata", new JsonObject()))
                .put("authentication", new JsonObject().put("methods", new JsonArray()))
                .put(
                        "secrets",
                        new JsonObject()
                                .put("SALLYPORT_URL", SERVICE)
                                .put("SALLYPORT_TENANT", "login.acme.example")
                                .put("SALLYPORT_REQUEST_SECRET", "a-request-secret-of-at-least-32-bytes")
                                .put("SALLYPORT_ANSWER_SECRET", ANSWER_SECRET));
    }

    @Test
    void requestIsForOneLoginOfOneService() throws Exception {
        Decision.Redirected redirected = asked();

        JsonObject claims = claims(redirected);
        assertThat(claims.getString("aud")).isEqualTo("sallyport");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(120);
        assertThat(claims.getString("jti")).matches("[0-9a-f-]{36}").isNotEqualTo(claims.getString("nonce"));
        assertThat(redirected.effects().transactionMetadata())
                .containsEntry("sallyport_nonce", claims.getString("nonce"));
        assertThat(claims(asked()).getString("jti")).isNotEqualTo(claims.getString("jti"));
    }

    @Test
    void requestTellsNothingOfThePersonButTheirId() throws Exception {
        assertThat(claims(asked()).encode())
                .contains("auth0|ada")
                .doesNotContain("ada@example", "Lovelace", "countess", "4155550142", "faces.example", "London");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc-basic-profile", "oauth2-resource-owner", "something-new"})
    void loginThatCannotBeRedirectedIsDenied(String protocol) throws Exception {
        event.getJsonObject("transaction").put("protocol", protocol);

        assertDenied(run(shipped, Trigger.EXECUTE, false), "second_factor_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "url"})
    void youngProofLetsInWhicheverWayAuth0TellsOfIt(String key) throws Exception {
        record(key, PROOF, 60);

        assertThat(executed()).isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
            assertThat(allowed.effects().idTokenClaims())
                    .containsEntry(SERVICE + "/amr", List.of("otp", "mfa"))
                    .containsEntry(SERVICE + "/acr", MULTI_FACTOR);
            assertThat(allowed.effects().accessTokenClaims())
                    .isEqualTo(allowed.effects().idTokenClaims());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://mfa.acme.example/proof/unknown, 60",
        "https://mfa.acme.example/proof/otp/,    60",
        "https://evil.example/proof/otp,         60",
        "https://mfa.acme.example,               60",
        "mfa,                                    60",
        "https://mfa.acme.example/proof/otp,     43201",
        "https://mfa.acme.example/proof/otp,     -3600"
    })
    void whatIsNoYoungProofOfOursIsAskedAnew(String method, long age) throws Exception {
        record("name", method, age);

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
        assertDenied(run(shipped, Trigger.EXECUTE, false), "second_factor_required");
    }

    @Test
    void recordWithoutATimeProvesNothing() throws Exception {
        event.getJsonObject("authentication").getJsonArray("methods").add(new JsonObject().put("name", PROOF));

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    @ParameterizedTest
    @CsvSource({"max_age, 30", "max_age, 0", "max_age, -1", "max_age, soon", "request_uri, urn:x", "request, e30."})
    void applicationMayDemandAYoungerProof(String parameter, String value) throws Exception {
        record("name", PROOF, 60);
        event.getJsonObject("request").getJsonObject("query").put(parameter, value);

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    @Test
    void applicationCannotMakeAnOldProofYoung() throws Exception {
        record("name", PROOF, 43_201);
        event.getJsonObject("request").getJsonObject("query").put("max_age", "999999");

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    @ParameterizedTest
    @CsvSource({"30, 60", "0, 1"})
    void ageOfAProofIsASetting(String setting, long age) throws Exception {
        record("name", PROOF, age);
        secrets().put("SALLYPORT_MAX_AGE", setting);

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    @Test
    void promptForALoginAsksForThePhoneToo() throws Exception {
        record("name", PROOF, 60);
        event.getJsonObject("transaction").put("prompt", new JsonArray().add("login"));

        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    @Test
    void proofFromBeforeTheLastResetIsWorthNothing() throws Exception {
        record("name", PROOF, 60);
        pointer(new JsonObject().put("rev", 2).put("not_before", now - 30));
        assertThat(executed()).isInstanceOf(Decision.Redirected.class);

        pointer(new JsonObject().put("rev", 2).put("not_before", "yesterday"));
        assertThat(executed()).isInstanceOf(Decision.Redirected.class);

        pointer(new JsonObject().put("rev", 2).put("not_before", now - 90));
        assertThat(executed()).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void proofSatisfiesTheContextThatIsAskedFor() throws Exception {
        record("name", PROOF, 60);
        event.getJsonObject("transaction")
                .put("acr_values", new JsonArray().add(MULTI_FACTOR).add("urn:unheard-of"));

        assertThat(executed()).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void contextThatIsAskedForTravelsWithTheLogin() throws Exception {
        event.getJsonObject("transaction")
                .put("acr_values", new JsonArray().add(MULTI_FACTOR).add("urn:unheard-of"));

        assertThat(asked().effects().transactionMetadata()).containsEntry("sallyport_acr", MULTI_FACTOR);
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport_acr,   urn:more-than-a-code, second_factor_answer_invalid",
        "sallyport_nonce, another,              second_factor_answer_invalid",
        "sallyport_nonce, '',                   second_factor_answer_invalid"
    })
    void answerThatIsLessThanWasAskedForIsDenied(String name, String value, String reason) throws Exception {
        answered();
        event.getJsonObject("transaction").getJsonObject("metadata").put(name, value);

        assertDenied(continued(), reason);
    }

    @Test
    void answerToALoginThatAskedForNothingIsDenied() throws Exception {
        answered();
        event.getJsonObject("transaction").remove("metadata");

        assertDenied(continued(), "second_factor_answer_invalid");
    }

    // NIST SP 800-63B-4, 3.1.3
    @Test
    void tapDoesNotSatisfyWhatNistAsks() throws Exception {
        answered("push");
        event.getJsonObject("transaction").getJsonObject("metadata").put("sallyport_acr", AAL2);
        assertDenied(continued(), "second_factor_answer_invalid");

        record("name", SERVICE + "/proof/push", 60);
        assertThat(executed())
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.effects().idTokenClaims())
                                .containsEntry(SERVICE + "/amr", List.of("swk", "user", "mfa")));
        event.getJsonObject("transaction").put("acr_values", new JsonArray().add(AAL2));
        assertThat(claims(asked()).getJsonArray("acr")).containsExactly(AAL2);
        record("name", PROOF, 60);
        assertThat(executed()).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void requestTellsWhereTheBrowserIs() throws Exception {
        assertThat(claims(asked()).getString("place")).isNull();
        event.getJsonObject("request")
                .put(
                        "geoip",
                        new JsonObject()
                                .put("cityName", "Vienna")
                                .put("countryName", "Austria")
                                .put("countryCode", "AT"));

        assertThat(claims(asked()).getString("place")).isEqualTo("Vienna, Austria");
    }

    @Test
    void properAnswerIsRecorded() throws Exception {
        answered();

        assertThat(continued())
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.effects().methods()).containsExactly(PROOF));
    }

    @ParameterizedTest
    @CsvSource({
        "SALLYPORT_URL, ",
        "SALLYPORT_TENANT, ",
        "SALLYPORT_REQUEST_SECRET, ",
        "SALLYPORT_ANSWER_SECRET, ",
        "SALLYPORT_MAX_AGE, forever",
        "SALLYPORT_MAX_AGE, -1"
    })
    void withoutItsSettingsTheActionLetsNobodyIn(String name, String value) throws Exception {
        record("name", PROOF, 60);
        answered();
        secrets().put(name, value);

        assertDenied(executed(), "second_factor_misconfigured");
        assertDenied(continued(), "second_factor_misconfigured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "transaction", "secrets"})
    void eventThatLacksSomethingLetsNobodyIn(String part) throws Exception {
        event.remove(part);

        assertThat(executed()).isInstanceOf(Decision.Denied.class);
        assertThat(continued()).isInstanceOf(Decision.Denied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTE,  redirect.canRedirect",
        "EXECUTE,  redirect.encodeToken",
        "EXECUTE,  redirect.sendUserTo",
        "EXECUTE,  transaction.setMetadata",
        "CONTINUE, authentication.recordMethod",
        "CONTINUE, user.setAppMetadata",
        "CONTINUE, idToken.setCustomClaim",
        "CONTINUE, accessToken.setCustomClaim"
    })
    void callThatThrowsLetsNobodyIn(Trigger trigger, String call) throws Exception {
        Path spoilt =
                Files.writeString(directory.resolve(call + ".js"), Files.readString(SHIPPED) + """

                for (const trigger of ['onExecutePostLogin', 'onContinuePostLogin']) {
                  const shipped = exports[trigger];
                  exports[trigger] = (event, api) => {
                    const [part, call] = '%s'.split('.');
                    api[part][call] = () => { throw new Error('Auth0 has a bad day'); };
                    return shipped(event, api);
                  };
                }
                """.formatted(call));
        answered();
        ActionPipeline pipeline = pipeline(spoilt);

        assertDenied(run(pipeline, trigger, true), "second_factor_failed");

        done(pipeline.close());
    }

    @Test
    void answerThatCannotBeCheckedLetsNobodyIn() throws Exception {
        assertDenied(continued(), "second_factor_answer_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"rev\":\"1\"}", "{\"enrolled\":false}", "\"none\"", "[]", "0", "false"})
    void pointerThatSomebodySpoiltMakesNobodyNew(String pointer) throws Exception {
        event.getJsonObject("user").put("app_metadata", new JsonObject("{\"sallyport\":" + pointer + "}"));

        assertDenied(executed(), "second_factor_pointer_unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authy_id", "authyId", "authyID"})
    void authyIdIsReadInEachSpelling(String spelling) throws Exception {
        event.getJsonObject("user").put("app_metadata", new JsonObject().put(spelling, 16350007));

        assertThat(claims(asked()).getMap())
                .containsEntry("authy_id", "16350007")
                .doesNotContainKey("authy_id_conflict");
    }

    @Test
    void twoSpellingsWithDifferentIdsAreToldOf() throws Exception {
        event.getJsonObject("user")
                .put("app_metadata", new JsonObject().put("authy_id", "1635").put("authyID", "1636"));

        assertThat(claims(asked()).getBoolean("authy_id_conflict")).isTrue();
    }

    @Test
    void refreshTokenFollowsThePolicy() throws Exception {
        event.getJsonObject("transaction").put("protocol", "oauth2-refresh-token");
        event.put("refresh_token", new JsonObject().put("created_at", iso(60)));
        assertThat(executed()).isInstanceOf(Decision.Allowed.class);

        pointer(new JsonObject().put("rev", 2).put("not_before", now - 30));
        assertDenied(executed(), "second_factor_required");

        pointer(new JsonObject().put("rev", 2).put("not_before", now - 90));
        assertThat(executed()).isInstanceOf(Decision.Allowed.class);

        secrets().put("SALLYPORT_REFRESH", "deny");
        assertDenied(executed(), "second_factor_required");
    }

    /// What it could call anybody with is not there: the engine that runs it has no network, and lends randomness only.
    @Test
    void actionNeedsNothingButRandomness() throws Exception {
        assertThat(Files.readString(SHIPPED))
                .containsOnlyOnce("require(")
                .contains("require('crypto')")
                .doesNotContain("fetch(", "XMLHttpRequest", "import(");
        assertThat(executed()).isInstanceOf(Decision.Redirected.class);
    }

    /// By an interpreter that is slower than Auth0's runtime; the fastest of many, since the machine has other work.
    @Test
    void actionTakesNoTimeWorthSpeakingOf() {
        long fastest = LongStream.range(0, 40)
                .map(_ -> {
                    long begin = System.nanoTime();
                    try {
                        asked();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    return System.nanoTime() - begin;
                })
                .min()
                .orElseThrow();

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(50));
    }

    private Decision.Redirected asked() throws Exception {
        Decision decision = executed();
        assertThat(decision).isInstanceOf(Decision.Redirected.class);
        return (Decision.Redirected) decision;
    }

    private Decision executed() throws Exception {
        return run(shipped, Trigger.EXECUTE, true);
    }

    private Decision continued() throws Exception {
        return run(shipped, Trigger.CONTINUE, true);
    }

    private Decision run(ActionPipeline pipeline, Trigger trigger, boolean canRedirect) throws Exception {
        Map<String, Object> values = new JsonObject(event.encode()).getMap();
        return done(pipeline.run(new Run(trigger, values, canRedirect)));
    }

    /// Brings the answer of a service that is as it should be to `/continue`.
    private void answered() {
        answered("otp");
    }

    private void answered(String proofClass) {
        JsonObject answer = new JsonObject()
                .put("iss", SERVICE)
                .put("aud", "login.acme.example")
                .put("state", "the-state")
                .put("nonce", "the-nonce")
                .put("purpose", "second-factor")
                .put("class", proofClass)
                .put("amr", new JsonArray().add("otp").add("mfa"))
                .put("auth_time", now)
                .put("pointer", new JsonObject().put("enrolled", true).put("rev", 1));
        String token = new RedirectTokens(Clock.systemUTC())
                .encode(
                        ANSWER_SECRET,
                        answer.getMap(),
                        60,
                        new Standing(SERVICE, "auth0|ada", "203.0.113.5", "the-state"));
        event.getJsonObject("request")
                .put("body", new JsonObject().put("session_token", token).put("state", "the-state"));
        event.getJsonObject("transaction")
                .put(
                        "metadata",
                        new JsonObject().put("sallyport_nonce", "the-nonce").put("sallyport_acr", ""));
    }

    private void record(String key, String method, long age) {
        event.getJsonObject("authentication")
                .getJsonArray("methods")
                .add(new JsonObject().put(key, method).put("timestamp", iso(age)));
    }

    private String iso(long age) {
        return Instant.ofEpochSecond(now - age).toString();
    }

    private void pointer(JsonObject pointer) {
        event.getJsonObject("user").put("app_metadata", new JsonObject().put("sallyport", pointer));
    }

    private JsonObject secrets() {
        return event.getJsonObject("secrets");
    }

    private static JsonObject claims(Decision.Redirected redirected) {
        return Visitor.claims(redirected.url().replaceFirst(".*session_token=([^&]+).*", "$1"));
    }

    private static void assertDenied(Decision decision, String reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo(reason));
    }

    private static ActionPipeline pipeline(Path code) {
        return new ActionPipeline(VERTX, code, Duration.ofSeconds(20), Clock.systemUTC());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
