package dev.sallyport.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Authy and the tenant's APIs in a process of their own: every code is right, and every text is sent. It
/// counts what it was asked, and how many waited for it at once, and tells at `/asked`.
///
/// Arguments: its port, and for how many milliseconds it thinks about a code.
public final class Stub {
    private static final String JSON = "application/json";

    // On the one event loop only.
    private final Map<String, Integer> asked = new TreeMap<>();
    private final Vertx vertx;
    private final long thinking;
    private int waiting;
    private int mostWaiting;

    private Stub(Vertx vertx, long thinking) {
        this.vertx = vertx;
        this.thinking = thinking;
    }

    /// Says `ready` when it listens, and runs until it is ended.
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Stub stub = new Stub(vertx, Long.parseLong(arguments[1]));
        vertx.createHttpServer()
                .requestHandler(stub::answer)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onSuccess(_ -> System.out.println("ready"))
                .onFailure(failure -> {
                    throw new IllegalStateException(failure);
                });
    }

    private void answer(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        if (path.startsWith("/protected/json/verify/")) {
            count("authy");
            later(() -> reply(request, "{\"success\":\"true\",\"token\":\"is valid\"}"));
        } else if (path.startsWith("/protected/json/sms/")) {
            count("authy");
            reply(request, "{\"success\":true,\"cellphone\":\"+1-XXX-XXX-XX42\"}");
        } else if (path.equals("/protected/json/users/new")) {
            count("authy");
            reply(request, "{\"success\":true,\"user\":{\"id\":16350000}}");
        } else if (path.equals("/oauth/token")) {
            count("token");
            reply(request, "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
        } else if (path.startsWith("/api/v2/users/")) {
            count("management");
            reply(request, "{\"email\":\"somebody@example.com\"}");
        } else if (path.equals("/asked")) {
            asked.put("most waiting", mostWaiting);
            reply(request, new JsonObject(Map.copyOf(asked)).encode());
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void count(String whom) {
        asked.merge(whom, 1, Integer::sum);
    }

    private void later(Runnable answer) {
        if (thinking == 0) {
            answer.run();
        } else {
            mostWaiting = Math.max(mostWaiting, ++waiting);
            vertx.setTimer(thinking, _ -> {
                waiting--;
                answer.run();
            });
        }
    }

    private static void reply(HttpServerRequest request, String body) {
        request.response().putHeader("Content-Type", JSON).end(body);
    }
}
