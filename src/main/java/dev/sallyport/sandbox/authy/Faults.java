package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answers that will go wrong next, first come first served. May be used by any thread.
public final class Faults {
    private final Deque<Fault> waiting = new ArrayDeque<>();

    public synchronized void next(int times, Fault fault) {
        waiting.addAll(Collections.nCopies(times, fault));
    }

    public synchronized void clear() {
        waiting.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    void strike(RoutingContext context) {
        take().ifPresentOrElse(fault -> strike(context, fault), context::next);
    }

    private synchronized Optional<Fault> take() {
        return Optional.ofNullable(waiting.poll());
    }

    private static void strike(RoutingContext context, Fault fault) {
        switch (fault) {
            case Fault.Slow(var delay) -> context.vertx().setTimer(Math.max(1, delay.toMillis()), _ -> context.next());
            case Fault.Status(int status) -> Reply.refuse(context, refusal(status), status, Map.of());
            case Fault.Html() ->
                context.response()
                        .setStatusCode(503)
                        .putHeader("Content-Type", "text/html")
                        .end("<html><body><h1>503 Service Unavailable</h1></body></html>");
            case Fault.Empty() -> context.response().end();
            case Fault.SuccessWithoutToken() ->
                Reply.success(context, "Everything is fine.", new JsonObject().put("token", "was not looked at"));
            case Fault.Cut() -> context.request().connection().close();
        }
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 401 -> Refusal.API_KEY_INVALID;
            case 404 -> Refusal.USER_NOT_FOUND;
            case 429 -> Refusal.DOS_PROTECTION;
            case 503 -> Refusal.SMS_NOT_SENT;
            default -> Refusal.ERROR;
        };
    }
}
