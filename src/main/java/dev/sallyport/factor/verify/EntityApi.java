package dev.sallyport.factor.verify;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.RestResponse;

/// Verify's endpoints for what it keeps of people, with the body as text as [VerifyApi] has it.
@Path("/v2/Services/{service}/Entities/{identity}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface EntityApi {
    @POST
    @Path("/Factors")
    Uni<RestResponse<String>> newFactor(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity,
            MultivaluedMap<String, String> parameters);

    @GET
    @Path("/Factors")
    Uni<RestResponse<String>> factors(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity);

    @GET
    @Path("/Factors/{sid}")
    Uni<RestResponse<String>> factor(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity,
            @PathParam("sid") String sid);

    @POST
    @Path("/Factors/{sid}")
    Uni<RestResponse<String>> confirm(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity,
            @PathParam("sid") String sid,
            @FormParam("AuthPayload") String code);

    @POST
    @Path("/Challenges")
    Uni<RestResponse<String>> newChallenge(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity,
            MultivaluedMap<String, String> parameters);

    @GET
    @Path("/Challenges/{sid}")
    Uni<RestResponse<String>> challenge(
            @HeaderParam("Authorization") String authorization,
            @PathParam("service") String service,
            @PathParam("identity") String identity,
            @PathParam("sid") String sid);
}
