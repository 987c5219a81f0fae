package dev.sallyport.login;

import dev.sallyport.factor.ApprovalFactors;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.Approvals;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.web.PublicUrl;
import dev.sallyport.web.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/// Where providers call us when somebody has answered on their phone.
///
/// A call is believed by its signature alone, over the address in our settings and not that of the request. One about
/// something that nobody asked here, or that was told before, is taken and changes nothing.
@Path("/callbacks/{factor}")
final class CallbackResource {
    private final ApprovalFactors approvals;
    private final PhoneAnswers answers;
    private final TurnedAway turnedAway;
    private final URI service;

    CallbackResource(ApprovalFactors approvals, PhoneAnswers answers, TurnedAway turnedAway, PublicUrl url) {
        this.approvals = approvals;
        this.answers = answers;
        this.turnedAway = turnedAway;
        this.service = url.value();
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Uni<Response> post(
            @RestPath String factor, String body, @Context HttpHeaders headers, @Context UriInfo request) {
        return take(factor, "POST", body, headers, request);
    }

    @GET
    public Uni<Response> get(@RestPath String factor, @Context HttpHeaders headers, @Context UriInfo request) {
        return take(factor, "GET", "", headers, request);
    }

    private Uni<Response> take(String factor, String method, String body, HttpHeaders headers, UriInfo request) {
        Approvals way = FactorKind.ofWireName(factor).flatMap(approvals::of).orElseThrow(NotFoundException::new);
        String query = Objects.requireNonNullElse(request.getRequestUri().getRawQuery(), "");
        URI address = service.resolve("/callbacks/" + way.kind().wireName());
        ApprovalNews news = way.read(new Callback(method, address, plain(headers), query, body))
                .orElseThrow(() -> turnedAway.because(Reason.CALLBACK_FORGED));
        return answers.told(way.kind(), news.reference(), news.approval(), news.nonce())
                .replaceWith(() -> Response.ok().build());
    }

    /// Of a header that is there twice, neither is worth anything.
    private static Map<String, String> plain(HttpHeaders headers) {
        return headers.getRequestHeaders().entrySet().stream()
                .filter(header -> header.getValue().size() == 1)
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst(),
                        (_, _) -> ""));
    }
}
