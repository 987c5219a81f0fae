package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.Inbox;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/// A Verify on a port of its own, and the few ways in which the tests speak to it.
final class VerifyServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:05Z");
    static final VerifyAccount ACCOUNT = new VerifyAccount(
            "VA" + "1".repeat(32), "SK" + "2".repeat(32), "secret-of-the-test", "auth-token-of-the-test");

    final Inbox inbox = new Inbox();
    final Verify verify = new Verify(ACCOUNT, "https://verify.twilio.com", Clock.fixed(NOW, ZoneOffset.UTC), inbox);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    VerifyServer() {
        Router router = Router.router(vertx);
        verify.mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        base = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    URI base() {
        return base;
    }

    /// Sets the time to so many seconds after [#NOW].
    void secondsLater(long seconds) {
        verify.useClock(Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC));
    }

    /// What came back, as JSON.
    record Answer(int status, JsonObject body) {}

    /// Posts a form to an address below the service.
    Answer post(String path, String form) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    /// Looks into the record of what was sent.
    Answer record(String which) throws IOException, InterruptedException {
        return answer(at("/v2/Attempts" + which).GET());
    }

    HttpRequest.Builder request(String path) {
        return at("/v2/Services/" + ACCOUNT.service() + "/" + path);
    }

    private HttpRequest.Builder at(String path) {
        String pair = ACCOUNT.key() + ":" + ACCOUNT.secret();
        return HttpRequest.newBuilder(base.resolve(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        return new Answer(response.statusCode(), new JsonObject(response.body()));
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
