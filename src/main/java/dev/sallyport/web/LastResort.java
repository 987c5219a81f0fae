package dev.sallyport.web;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers what fails outside the resources: in a filter, a static file, the router itself. The same page without
/// detail, and a line of text if even that fails.
@Singleton
final class LastResort {
    private static final Logger LOG = Logger.getLogger(LastResort.class);

    private final StartUrl startUrl;

    LastResort(StartUrl startUrl) {
        this.startUrl = startUrl;
    }

    void catchFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
    }

    private void answerFailure(RoutingContext context) {
        if (context.response().headWritten() || isForTheLogin(context.failure())) {
            context.next();
            return;
        }
        answer(context, fault(context), context.failure());
    }

    private static Fault fault(RoutingContext context) {
        if (context.failure() instanceof TooManyRequests) {
            return Fault.BUSY;
        }
        // A form that is read to its bounds, and not further, fails by such an exception.
        int status = context.failure() instanceof WebApplicationException refusal
                ? refusal.getResponse().getStatus()
                : context.statusCode();
        return status < 400 ? Fault.BROKEN : Fault.of(status);
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
        if (fault == Fault.BUSY || fault.status() < 500) {
            LOG.infof("Answered %s with %d [%s]", call, fault.status(), reference);
        } else {
            LOG.errorf(failure, "Failed at %s: %s [%s]", call, fault.code(), reference);
        }
        HttpServerResponse response = context.response().setStatusCode(fault.status());
        if (!context.request().isEnded() && context.request().version() != HttpVersion.HTTP_2) {
            // What follows on this connection may be a body that nobody reads. In HTTP/2 that has a stream of its
            // own, and the header is forbidden (RFC 9113, 8.2.2).
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
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
