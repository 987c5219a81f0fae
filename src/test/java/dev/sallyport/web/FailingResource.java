package dev.sallyport.web;

import dev.sallyport.store.StoreFailed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Fails in every way that a resource may.
@Path("/failing")
public class FailingResource {
    @GET
    @Path("refused/{reason}")
    public String refused(Reason reason) {
        throw new RequestRefused(reason, new IllegalArgumentException("secret-detail"));
    }

    @GET
    @Path("store")
    public String store() {
        throw new StoreFailed("read", new IllegalStateException("secret-detail"));
    }

    @GET
    @Path("bug")
    public String bug() {
        throw new IllegalStateException("secret-detail");
    }

    @GET
    @Path("bare/{status}")
    public Response bare(int status) {
        return Response.status(status).build();
    }

    @GET
    @Path("policy")
    public Response ownPolicy() {
        return Response.ok("fine")
                .header(ContentSecurityPolicy.HEADER, "default-src 'self'")
                .build();
    }

    @POST
    @Path("form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String form() {
        return "fine";
    }
}
