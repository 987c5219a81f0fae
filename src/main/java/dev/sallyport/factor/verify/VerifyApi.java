package dev.sallyport.factor.verify;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.RestResponse;

/// Verify's endpoints, with the body as text: what is not JSON must be ours to read too.
@Path("/v2/Services/{service}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface VerifyApi {
    @POST
    @Path("/Verifications")
    Uni<RestResponse<String>> start(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            MultivaluedMap<String, String> parameters);

    @POST
    @Path("/Verifications/{sid}")
    Uni<RestResponse<String>> update(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("sid") String sid,
            @FormParam("Status") String status);

    @POST
    @Path("/AccessTokens")
    Uni<RestResponse<String>> accessToken(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            MultivaluedMap<String, String> parameters);

    @POST
    @Path("/VerificationCheck")
    Uni<RestResponse<String>> check(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @FormParam("VerificationSid") String sid,
            @FormParam("Code") String code);
}
