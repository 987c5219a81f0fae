package dev.sallyport.web;

import dev.sallyport.store.StoreFailed;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Turns whatever goes wrong in a resource into a page in plain words and a line in the log, tied by a reference.
///
/// The log has the path but never the query, where the session token travels.
@Singleton
final class ErrorPages {
    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

    private final StartUrl startUrl;
    private final MeterRegistry meters;

    ErrorPages(StartUrl startUrl, MeterRegistry meters) {
        this.startUrl = startUrl;
        this.meters = meters;
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RequestRefused refused, ContainerRequestContext request) {
        Reference reference = Reference.random();
        Reason reason = refused.reason();
        LOG.warnf("Refused %s: %s [%s]", call(request), reason.code(), reference);
        meters.counter("sallyport.requests.refused", "reason", reason.code()).increment();
        return answer(Response.status(reason.status()), ErrorPage.of(reason, reference, startUrl));
    }

    @ServerExceptionMapper
    public Uni<Response> storeFailed(StoreFailed failure, ContainerRequestContext request) {
        return failed(Fault.UNAVAILABLE, failure, request);
    }

    @ServerExceptionMapper
    public Uni<Response> unexpected(Throwable failure, ContainerRequestContext request) {
        return failed(Fault.BROKEN, failure, request);
    }

    /// An answer that is no failure, a redirect say, or that brings its own body, passes as it is.
    @ServerExceptionMapper
    public Uni<Response> refusedByRest(WebApplicationException refusal, ContainerRequestContext request) {
        Response answer = refusal.getResponse();
        if (answer.getStatus() < 400 || answer.hasEntity()) {
            return Uni.createFrom().item(answer);
        }
        if (answer.getStatus() >= 500) {
            return failed(Fault.of(answer.getStatus()), refusal, request);
        }
        return answer(Response.fromResponse(answer), bodyFor(answer.getStatus(), request));
    }

    /// Filters that refuse, such as the one against forged forms, answer with a bare status: here it gets its page.
    @ServerResponseFilter
    public Uni<Void> giveBareRefusalsAPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || response.hasEntity()) {
            return Uni.createFrom().voidItem();
        }
        return bodyFor(response.getStatus(), request)
                .createUni()
                .invoke(html -> response.setEntity(html, null, HTML))
                .replaceWithVoid();
    }

    private ErrorPage bodyFor(int status, ContainerRequestContext request) {
        Reference reference = Reference.random();
        LOG.infof("Answered %s with %d [%s]", call(request), status, reference);
        return ErrorPage.of(Fault.of(status), reference, startUrl);
    }

    private Uni<Response> failed(Fault fault, Throwable failure, ContainerRequestContext request) {
        Reference reference = Reference.random();
        LOG.errorf(failure, "Failed at %s: %s [%s]", call(request), fault.code(), reference);
        return answer(Response.status(fault.status()), ErrorPage.of(fault, reference, startUrl));
    }

    private static Uni<Response> answer(Response.ResponseBuilder builder, ErrorPage page) {
        return page.createUni().map(html -> builder.type(HTML).entity(html).build());
    }

    private static String call(ContainerRequestContext request) {
        return request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
    }
}
