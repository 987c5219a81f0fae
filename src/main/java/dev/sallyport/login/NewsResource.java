package dev.sallyport.login;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Tells the open page of a login that there is something new, as [News] has it: as a stream of events, of which
/// there is one, or, to whoever cannot read streams, each time it is asked. Only the login's own browser is told,
/// and never what it is.
@Path("/login/{id}")
final class NewsResource {
    private final CurrentLogin current;
    private final LoginWatch watch;

    NewsResource(CurrentLogin current, LoginWatch watch) {
        this.current = current;
        this.watch = watch;
    }

    // Held until there is something to say, so that whoever may not hear it gets a refusal and no stream.
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Response> events(
            @RestPath String id, @RestQuery @DefaultValue("") String seen, @Context HttpHeaders headers) {
        return current.of(id, headers)
                .chain(login -> watch.untilNews(login, seen))
                .map(news -> Response.ok("data:" + news.word() + "\n\n").build());
    }

    @GET
    @Path("news")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> news(
            @RestPath String id, @RestQuery @DefaultValue("") String seen, @Context HttpHeaders headers) {
        return current.of(id, headers).chain(login -> watch.look(login, seen)).map(News::word);
    }
}
