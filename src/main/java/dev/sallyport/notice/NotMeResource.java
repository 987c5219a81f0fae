package dev.sallyport.notice;

import dev.sallyport.web.Reason;
import dev.sallyport.web.RequestRefused;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Where the link of a mail leads. Nobody is asked to log in: whoever has lost their account could not.
@Path(NotMeResource.PATH)
@Produces(MediaType.TEXT_HTML)
final class NotMeResource {
    static final String PATH = "/not-me";

    private final NotMeLink link;
    private final NotMe notMe;

    NotMeResource(NotMeLink link, NotMe notMe) {
        this.link = link;
        this.notMe = notMe;
    }

    @GET
    public Uni<TemplateInstance> ask(@RestQuery("notice") @Nullable String notice) {
        claim(notice);
        return Uni.createFrom().item(new NotMePage(String.valueOf(notice)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<TemplateInstance> stop(@RestForm("notice") @Nullable String notice) {
        return notMe.stop(claim(notice)).map(StoppedPage::new);
    }

    private NotMeLink.Claim claim(@Nullable String notice) {
        return link.read(notice == null ? "" : notice).orElseThrow(() -> new RequestRefused(Reason.NOTICE_UNKNOWN));
    }
}
