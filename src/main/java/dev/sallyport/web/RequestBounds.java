package dev.sallyport.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What no request may be, whichever page it is for: of a method that no page has, too long, too slow, or of two minds
/// about one parameter. What fails here gets its page from [LastResort].
@Singleton
final class RequestBounds {
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

    private final long longestBody;
    private final Duration slowestBody;

    RequestBounds(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody,
            @ConfigProperty(name = "quarkus.http.read-timeout") Duration slowestBody) {
        this.longestBody = longestBody.asLongValue();
        this.slowestBody = slowestBody;
    }

    /// Goes before Quarkus' own check of the length, whose answer is a bare status.
    void install(@Observes Filters filters) {
        filters.register(this::check, SecurityHeaders.FILTER_PRIORITY - 2);
    }

    private void check(RoutingContext context) {
        if (!METHODS.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
            context.fail(405);
        } else if (announcedLength(context.request()) > longestBody) {
            context.fail(413);
        } else if (repeatsAParameter(context)) {
            context.fail(400);
        } else {
            limitTheBodysTime(context);
            context.next();
        }
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    /// Of two tokens, states or codes, one reader takes the first and another the last.
    private static boolean repeatsAParameter(RoutingContext context) {
        return context.queryParams().names().size()
                < context.queryParams().entries().size();
    }

    /// The idle time-out of the connection begins anew with each byte.
    private void limitTheBodysTime(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long timer = context.vertx().setTimer(slowestBody.toMillis(), _ -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
}
