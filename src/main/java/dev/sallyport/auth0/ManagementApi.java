package dev.sallyport.auth0;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/// The two calls we make, with the body as text: what is not JSON must be ours to read too.
@Path("/api/v2/users/{id}")
@OidcClientFilter("management")
interface ManagementApi {
    @GET
    @ClientQueryParam(name = "fields", value = "email,email_verified")
    @ClientQueryParam(name = "include_fields", value = "true")
    Uni<RestResponse<String>> email(@PathParam("id") String id);

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> patch(@PathParam("id") String id, UserPatch patch);
}
