package dev.sallyport.login;

import dev.sallyport.web.ContentSecurityPolicy;
import dev.sallyport.web.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Where a login comes in, and where each of its steps is shown.
@Path("/login")
final class LoginResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final LoginOpening opening;
    private final CurrentLogin current;
    private final LoginAddress address;
    private final LoginCookie cookie;
    private final LoginPages pages;
    private final TurnedAway turnedAway;

    LoginResource(
            LoginOpening opening,
            CurrentLogin current,
            LoginAddress address,
            LoginCookie cookie,
            LoginPages pages,
            TurnedAway turnedAway) {
        this.opening = opening;
        this.current = current;
        this.address = address;
        this.cookie = cookie;
        this.pages = pages;
        this.turnedAway = turnedAway;
    }

    /// Opens the login and leads to a page without the token in its address.
    ///
    /// @param purpose what browsers say when they fetch ahead: that must not use up the token
    @GET
    public Uni<Response> open(
            @RestQuery("session_token") @Nullable String token,
            @HeaderParam("Sec-Purpose") @Nullable String purpose,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        if (purpose != null) {
            return Uni.createFrom()
                    .item(Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
        }
        if (token == null || token.isBlank()) {
            throw turnedAway.because(Reason.TOKEN_MISSING);
        }
        TransactionState state = TransactionState.of(request.getRequestUri())
                .orElseThrow(() -> turnedAway.because(Reason.STATE_MISSING));
        return opening.open(token, state, headers).map(this::onward);
    }

    /// Tells nothing and uses up nothing; link checkers send it.
    @HEAD
    public Uni<Response> head() {
        return Uni.createFrom().item(Response.noContent().build());
    }

    @GET
    @Path("{id}")
    public Uni<Response> show(@RestPath String id, @Context HttpHeaders headers) {
        return current.of(id, headers)
                .chain(login -> pages.show(login, headers).chain(look -> switch (look) {
                    case Look.Page page -> rendered(page);
                    case Look.Again _ ->
                        Uni.createFrom().item(address.redirectTo(login).build());
                }));
    }

    @HEAD
    @Path("{id}")
    public Uni<Response> headOfStep(@RestPath String id) {
        return head();
    }

    private static Uni<Response> rendered(Look.Page page) {
        return page.template()
                .createUni()
                .map(html -> Response.status(page.status())
                        .type(HTML)
                        .entity(html)
                        .header(ContentSecurityPolicy.HEADER, page.policy().value())
                        .build());
    }

    private Response onward(LoginOpening.Opened opened) {
        Response.ResponseBuilder answer = address.redirectTo(opened.login());
        opened.secret()
                .ifPresent(secret -> answer.cookie(cookie.set(opened.login().id(), HeldSecrets.only(secret))));
        return answer.build();
    }
}
