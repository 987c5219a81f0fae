package dev.sallyport.sandbox.tenant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionPipelineTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private static Path directory;

    private static ActionPipeline pipeline;

    @BeforeAll
    static void openPipeline() {
        pipeline = new ActionPipeline(VERTX, code(), Duration.ofSeconds(20), Clock.systemUTC());
    }

    @BeforeEach
    void forgetTheFile() throws IOException {
        Files.deleteIfExists(code());
    }

    @AfterAll
    static void close() throws Exception {
        pipeline.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void actionThatDoesNothingLetsIn() throws Exception {
        assertThat(executing("")).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void denialCarriesItsReasonAndTheOtherEffects() throws Exception {
        Decision decision = executing("api.user.setAppMetadata('seen', true); api.access.deny('not today');");

        assertThat(decision).isInstanceOfSatisfying(Decision.Denied.class, denied -> {
            assertThat(denied.reason()).isEqualTo("not today");
            assertThat(denied.effects().appMetadata()).containsEntry("seen", true);
        });
    }

    @Test
    void denialWinsOverARedirect() throws Exception {
        assertThat(executing("api.redirect.sendUserTo('http://there'); api.access.deny('no');"))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    void redirectsQueryIsEncodedAndAppended() throws Exception {
        Decision decision = executing("api.redirect.sendUserTo('http://there/?a=1', { query: { b: 'x y&z' } });");

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Redirected.class,
                        redirected -> assertThat(redirected.url()).isEqualTo("http://there/?a=1&b=x%20y%26z"));
    }

    @Test
    void effectsOfEveryKindAreReported() throws Exception {
        Decision decision = executing("""
                api.idToken.setCustomClaim('https://x/amr', ['mfa']);
                api.accessToken.setCustomClaim('https://x/time', 7);
                api.user.setAppMetadata('gone', null);
                api.user.setUserMetadata('colour', 'blue');
                api.transaction.setMetadata('nonce', 'n-1');
                """);

        assertThat(decision)
                .isEqualTo(new Decision.Allowed(new Effects(
                        Map.of("https://x/amr", List.of("mfa")),
                        Map.of("https://x/time", 7),
                        Collections.singletonMap("gone", null),
                        Map.of("colour", "blue"),
                        Map.of("nonce", "n-1"),
                        List.of())));
    }

    @Test
    void methodIsRecordedAfterTheRedirectOnly() throws Exception {
        write("""
                exports.onExecutePostLogin = async (event, api) => api.authentication.recordMethod('http://proof');
                exports.onContinuePostLogin = async (event, api) => api.authentication.recordMethod('http://proof');
                """);

        assertThat(run(Trigger.EXECUTE)).isInstanceOf(Decision.Failed.class);
        assertThat(run(Trigger.CONTINUE))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.effects().methods()).containsExactly("http://proof"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new Error('broken');",
                "await Promise.reject(new Error('broken'));",
                "throw 'broken';",
                "await new Promise(() => {});",
                "require('fs');",
                "Java.type('java.lang.System').exit(1);",
                "load('file:///etc/passwd');",
                "fetch('http://127.0.0.1');",
                "event.no.such.thing;"
            })
    void actionThatBreaksLetsNobodyIn(String body) throws Exception {
        assertThat(executing(body)).isInstanceOf(Decision.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no JavaScript", "throw new Error('at load');", "exports.other = () => {};"})
    void moduleThatCannotBeLoadedLetsNobodyIn(String module) throws Exception {
        write(module);

        assertThat(run(Trigger.EXECUTE)).isInstanceOf(Decision.Failed.class);
    }

    @Test
    void missingFileLetsNobodyIn() throws Exception {
        assertThat(run(Trigger.EXECUTE)).isInstanceOf(Decision.Failed.class);
    }

    @Test
    void actionThatNeverEndsIsStopped() throws Exception {
        ActionPipeline impatient = new ActionPipeline(VERTX, code(), Duration.ofMillis(1_500), Clock.systemUTC());
        write("exports.onExecutePostLogin = async () => { for (;;) {} };");

        assertThat(decide(impatient, Trigger.EXECUTE))
                .isEqualTo(new Decision.Failed("The Action took longer than 1500 ms"));
    }

    @Test
    void cryptoIsThatOfNode() throws Exception {
        Decision decision = executing("""
                const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
                const { randomUUID, randomBytes, timingSafeEqual } = require('node:crypto');
                const facts = [
                  uuid.test(randomUUID()),
                  uuid.test(crypto.randomUUID()),
                  randomUUID() !== randomUUID(),
                  /^[0-9a-f]{32}$/.test(randomBytes(16).toString('hex')),
                  /^[A-Za-z0-9_-]{22}$/.test(randomBytes(16).toString('base64url')),
                  /^[A-Za-z0-9+\\/]{22}==$/.test(randomBytes(16).toString('base64')),
                  crypto.getRandomValues(new Uint32Array(8)).some((number) => number !== 0),
                  timingSafeEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 2)),
                  !timingSafeEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 3)),
                ];
                api.access.deny(facts.join());
                """);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason().split(",", -1)).containsOnly("true"));
    }

    @Test
    void tokenMadeHereIsReadBackFromTheForm() throws Exception {
        write("""
                exports.onExecutePostLogin = async (event, api) => {
                  const token = api.redirect.encodeToken({ secret: 's', payload: { hello: 'there' } });
                  api.access.deny(String(token.split('.').length));
                };
                exports.onContinuePostLogin = async (event, api) => {
                  try {
                    api.redirect.validateToken({ secret: 's', tokenParameterName: 'answer' });
                  } catch (error) {
                    api.access.deny(error.message);
                  }
                };
                """);

        assertThat(run(Trigger.EXECUTE))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo("3"));
        assertThat(run(Trigger.CONTINUE))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason())
                                .isEqualTo("There is no parameter called 'answer' available in either the POST body or"
                                        + " query string."));
    }

    @Test
    void consoleKeeps256CharactersOfALine() throws Exception {
        executing("console.log('x'.repeat(300), { a: 1 });");

        assertThat(pipeline.log().lines()).endsWith("x".repeat(256));
    }

    @Test
    void oneRunLeavesNothingBehindForTheNext() throws Exception {
        executing("globalThis.leak = 'secret';");

        assertThat(executing("api.access.deny(typeof globalThis.leak);"))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo("undefined"));
    }

    @Test
    void changedFileCountsAtOnce() throws Exception {
        executing("api.access.deny('old');");

        assertThat(executing("api.access.deny('new');"))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo("new"));
    }

    private Decision executing(String body) throws Exception {
        write("exports.onExecutePostLogin = async (event, api) => {" + body + "};");
        return run(Trigger.EXECUTE);
    }

    private Decision run(Trigger trigger) throws Exception {
        return decide(pipeline, trigger);
    }

    private static Decision decide(ActionPipeline pipeline, Trigger trigger) throws Exception {
        Map<String, Object> event = Map.of(
                "user", Map.of("user_id", "auth0|wren"),
                "request", Map.of("hostname", "127.0.0.1:8090", "ip", "127.0.0.1"));
        return pipeline.run(new Run(trigger, event, true))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void write(String module) throws IOException {
        Files.writeString(code(), module);
    }

    private static Path code() {
        return directory.resolve("code.js");
    }
}
