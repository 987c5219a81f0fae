package dev.sallyport.login;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/// Tells the waiting page of a login that the phone has answered: as a stream of events, of which there is one, or, to
/// whoever cannot read streams, each time it is asked. Only the login's own browser is told, and never what was
/// answered.
@Path("/login/{id}")
final class ApprovalResource {
    private static final String OVER = "over";
    private static final String WAITING = "waiting";

    private final CurrentLogin current;
    private final ApprovalWatch watch;

    ApprovalResource(CurrentLogin current, ApprovalWatch watch) {
        this.current = current;
        this.watch = watch;
    }

    // Held until there is something to say, so that whoever may not hear it gets a refusal and no stream.
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Response> events(@RestPath String id, @Context HttpHeaders headers) {
        return current.of(id, headers)
                .chain(watch::untilOver)
                .map(_ -> Response.ok("data:" + OVER + "\n\n").build());
    }

    @GET
    @Path("approval")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> approval(@RestPath String id, @Context HttpHeaders headers) {
        return current.of(id, headers).chain(watch::isOver).map(over -> over ? OVER : WAITING);
    }
}
