package dev.sallyport.factor.authy;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Authy's endpoints, with the body as text: what is not JSON must be ours to read too.
@Path("")
@ClientHeaderParam(name = "X-Authy-API-Key", value = "${sallyport.authy.api-key}")
interface AuthyApi {
    String USERS = "/protected/json/users/";
    String APPROVALS = "/onetouch/json/";

    @POST
    @Path(USERS + "new")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> register(NewUserRequest user);

    // Without force Authy calls every code right until the person has used one.
    @GET
    @Path("/protected/json/verify/{code}/{id}")
    @ClientQueryParam(name = "force", value = "true")
    Uni<RestResponse<String>> verify(@PathParam("code") String code, @PathParam("id") String id);

    @GET
    @Path("/protected/json/sms/{id}")
    Uni<RestResponse<String>> sms(
            @PathParam("id") String id,
            @QueryParam("force") @Nullable Boolean force,
            @QueryParam("locale") String locale);

    @GET
    @Path("/protected/json/call/{id}")
    @ClientQueryParam(name = "force", value = "true")
    Uni<RestResponse<String>> call(@PathParam("id") String id, @QueryParam("locale") String locale);

    @GET
    @Path(USERS + "{id}/phone_number")
    Uni<RestResponse<String>> phoneNumber(@PathParam("id") String id);

    @GET
    @Path(USERS + "{id}/status")
    Uni<RestResponse<String>> status(@PathParam("id") String id);

    @POST
    @Path(USERS + "{id}/remove")
    Uni<RestResponse<String>> remove(@PathParam("id") String id);

    @POST
    @Path(APPROVALS + "users/{id}/approval_requests")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> askApproval(@PathParam("id") String id, OneTouchRequest request);

    @GET
    @Path(APPROVALS + "approval_requests/{uuid}")
    Uni<RestResponse<String>> approval(@PathParam("uuid") String uuid);
}
