package dev.sallyport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.sandbox.Browser.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private Visitor visitor;

    @BeforeEach
    void start() {
        sandbox = RunningSandbox.in(directory, Clock.systemUTC());
        visitor = new Visitor(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void frontDoorLeadsToEverything() {
        Page page = visitor.browser().get(sandbox.url("/"));

        assertThat(page.body()).contains("href=\"http://localhost:9/\"", "href=\"/phone\"", "href=\"/app\"");
        assertThat(visitor.browser().get(sandbox.url("/sandbox.css")).header("Content-Type"))
                .startsWith("text/css");
    }

    @Test
    void restartForgetsNobody() {
        sandbox.tenant().users().patchAppMetadata("auth0|wren", Map.of("phone", Map.of("deep", 1)));
        String refreshToken = visitor.exchange(visitor.logIn("wren")).json().getString("refresh_token");
        sandbox.action("exports.onExecutePostLogin = async (event, api) => api.redirect.sendUserTo('http://site');");
        Page away = visitor.authorize();
        Page asked = visitor.authorize("prompt", "login");

        sandbox.restart();

        assertThat(sandbox.tenant().users().appMetadata("auth0|wren")).isEqualTo(Map.of("phone", Map.of("deep", 1)));
        String state = away.parameter("state").orElseThrow();
        assertThat(visitor.browser()
                        .get(sandbox.url("/continue?state=" + state))
                        .parameter("code"))
                .isPresent();
        assertThat(visitor.password(asked, "wren").location()).startsWith("http://site");
        sandbox.action("exports.onExecutePostLogin = async () => {};");
        assertThat(visitor.authorize("prompt", "none").parameter("code")).isPresent();
        assertThat(visitor.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void brokenMemoryIsLeftAside(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("memory.json"), "{ broken");

        try (RunningSandbox afresh = RunningSandbox.in(other, Clock.systemUTC())) {
            assertThat(afresh.tenant().users().all()).hasSize(4);
        }
    }

    @Test
    void startFailsWhenThePortIsTaken() {
        Vertx another = Vertx.vertx();

        assertThatThrownBy(() -> done(Sandbox.start(another, sandbox.settings())))
                .hasMessageContaining("Address already in use");
        assertThat(done(another.close().map("closed"))).isEqualTo("closed");
    }

    @Test
    void bodyThatIsTooLongIsRefused() {
        assertThat(visitor.browser()
                        .post(sandbox.url("/u/login"), Map.of("email", "x".repeat(70_000)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void settingsDoNotPrintTheirSecrets() {
        assertThat(sandbox.settings().toString())
                .doesNotContain(RunningSandbox.REQUEST_SECRET, RunningSandbox.ANSWER_SECRET, "authy-key");
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
