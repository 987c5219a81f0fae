package dev.sallyport.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers what fails outside the resources: in a filter, a static file, the router itself. The same page without
/// detail, and a line of text if even that fails.
@Singleton
final class LastResort {
    private static final Logger LOG = Logger.getLogger(LastResort.class);

    private final StartUrl startUrl;
    private final long longestBody;

    LastResort(StartUrl startUrl, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody) {
        this.startUrl = startUrl;
        this.longestBody = longestBody.asLongValue();
    }

    void catchFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
    }

    /// Goes before Quarkus' own check of the length, whose answer is a bare status.
    void refuseLongBodies(@Observes Filters filters) {
        filters.register(this::checkLength, SecurityHeaders.FILTER_PRIORITY - 1);
    }

    private void checkLength(RoutingContext context) {
        if (announcedLength(context) > longestBody) {
            // What follows on this connection is the body that nobody reads.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, Fault.TOO_LARGE, null);
        } else {
            context.next();
        }
    }

    private static long announcedLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private void answerFailure(RoutingContext context) {
        if (context.response().headWritten() || isForTheLogin(context.failure())) {
            context.next();
            return;
        }
        Fault fault = context.statusCode() < 400 ? Fault.BROKEN : Fault.of(context.statusCode());
        answer(context, fault, context.failure());
    }

    /// These end in a redirect to the tenant or in a 403 of Quarkus' own.
    private static boolean isForTheLogin(@Nullable Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof UnauthorizedException
                || failure instanceof ForbiddenException;
    }

    private void answer(RoutingContext context, Fault fault, @Nullable Throwable failure) {
        Reference reference = Reference.random();
        String call = context.request().method() + " " + context.request().path();
        if (fault.status() < 500) {
            LOG.infof("Answered %s with %d [%s]", call, fault.status(), reference);
        } else {
            LOG.errorf(failure, "Failed at %s: %s [%s]", call, fault.code(), reference);
        }
        HttpServerResponse response = context.response().setStatusCode(fault.status());
        ErrorPage.of(fault, reference, startUrl)
                .createUni()
                .subscribe()
                .with(html -> end(response, "html", html), _ -> end(response, "plain", fault.inText(reference)));
    }

    private static void end(HttpServerResponse response, String kind, String body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/" + kind + ";charset=UTF-8")
                .end(body);
    }
}
