package dev.sallyport.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How many requests are under way at once: those that wait for a provider, and pages that wait for news, among them.
///
/// Each of them takes memory until it is answered. More than there is memory for are refused before anything is read of
/// them: a process that has run out answers nobody.
@Singleton
final class RequestsAtOnce {
    /// With five thousand people at once an executable with a heap of 100 MiB held out, and with half of this it did
    /// not.
    private static final long MEMORY_OF_ONE = 128 * 1024;

    /// Even in the smallest heap.
    private static final long AT_LEAST = 100;

    private static final String SECONDS_TO_WAIT = "5";

    private final long most;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestsAtOnce(@ConfigProperty(name = "sallyport.requests-at-once") Optional<Integer> most) {
        this.most = most.map(Integer::longValue).orElseGet(RequestsAtOnce::whatTheHeapIsGoodFor);
    }

    private static long whatTheHeapIsGoodFor() {
        return Math.max(AT_LEAST, Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE);
    }

    /// Goes before whatever looks at a request.
    void install(@Observes Filters filters) {
        filters.register(this::admit, SecurityHeaders.FILTER_PRIORITY - 1);
    }

    private void admit(RoutingContext context) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
            context.fail(503, new TooManyRequests());
        } else {
            context.addEndHandler(_ -> underWay.decrementAndGet());
            context.next();
        }
    }
}
