package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Phone;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// An Authy and a phone on a port of their own, and the few ways in which the tests speak to them.
public final class AuthyServer implements AutoCloseable {
    public static final String KEY = "key-of-the-test";
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:05Z");

    public final Inbox inbox = new Inbox();
    public final Authy authy = new Authy(KEY, Clock.fixed(NOW, ZoneOffset.UTC), inbox);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    public AuthyServer() {
        Router router = Router.router(vertx);
        authy.mount(router);
        new Phone(inbox, authy, authy, new SandboxTemplates()).mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        base = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public URI base() {
        return base;
    }

    /// Sets the time to so many seconds after [#NOW].
    public void secondsLater(long seconds) {
        authy.useClock(Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC));
    }

    /// Calls there when somebody answers in their app.
    void callBack(URI address) {
        authy.callBack(vertx, address);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return post(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    public HttpResponse<String> postJson(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("X-Authy-API-Key", KEY);
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body));
    }
}
