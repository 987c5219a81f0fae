package dev.sallyport.testsupport;

import dev.sallyport.notice.NotMePage;
import dev.sallyport.notice.StoppedPage;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The pages behind the link of a mail, as [SamplePages] has those of a login.
@Path("/samples/notice")
@Produces(MediaType.TEXT_HTML)
public class NoticeSamples {
    @GET
    @Path("not-me")
    public TemplateInstance notMe() {
        return new NotMePage(SamplePages.HOSTILE);
    }

    @GET
    @Path("stopped")
    public TemplateInstance stopped() {
        return new StoppedPage(true);
    }

    @GET
    @Path("nothing-left")
    public TemplateInstance nothingLeft() {
        return new StoppedPage(false);
    }
}
