package dev.sallyport.factor.verify;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestResponse;

/// Verify's record of what it sent, which is the account's and not below a service.
@Path("/v2/Attempts")
interface AttemptsApi {
    @GET
    Uni<RestResponse<String>> of(
            @HeaderParam("Authorization") String authorization, @QueryParam("VerificationSid") String verification);
}
