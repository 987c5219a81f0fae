package dev.sallyport.sandbox.fault;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The answers that will go wrong next, first come first served. May be used by any thread.
public final class Faults {
    private final Deque<Fault> waiting = new ArrayDeque<>();
    private final FaultyProvider provider;

    public Faults(FaultyProvider provider) {
        this.provider = provider;
    }

    public synchronized void next(int times, Fault fault) {
        waiting.addAll(Collections.nCopies(times, fault));
    }

    /// As [Fault.Status].
    public void next(int times, int status) {
        next(times, new Fault.Status(status));
    }

    public synchronized void clear() {
        waiting.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /// Answers in the provider's place if an answer is to go wrong; otherwise the next handler does.
    public void strike(RoutingContext context) {
        take().ifPresentOrElse(fault -> strike(context, fault), context::next);
    }

    private synchronized Optional<Fault> take() {
        return Optional.ofNullable(waiting.poll());
    }

    private void strike(RoutingContext context, Fault fault) {
        switch (fault) {
            case Fault.Slow(var delay) -> context.vertx().setTimer(Math.max(1, delay.toMillis()), _ -> context.next());
            case Fault.Status(int status) -> provider.refuse(context, status);
            case Fault.Html() ->
                context.response()
                        .setStatusCode(503)
                        .putHeader("Content-Type", "text/html")
                        .end("<html><body><h1>503 Service Unavailable</h1></body></html>");
            case Fault.Empty() -> context.response().end();
            case Fault.SuccessWithoutToken() -> provider.succeedWithoutToken(context);
            case Fault.Cut() -> context.request().connection().close();
        }
    }
}
