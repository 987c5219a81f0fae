package dev.sallyport.login;

import dev.sallyport.web.ContentSecurityPolicy;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/// What somebody who looks at their login gets to see.
sealed interface Look {
    record Page(TemplateInstance template, Response.Status status, ContentSecurityPolicy policy) implements Look {}

    /// The login moved on while its page was being made; another look shows where to.
    record Again() implements Look {}

    static Look page(TemplateInstance page) {
        return page(page, Response.Status.OK);
    }

    static Look page(TemplateInstance page, Response.Status status) {
        return new Page(page, status, ContentSecurityPolicy.page());
    }

    /// A page whose script asks for news.
    static Look waiting(TemplateInstance page) {
        return waiting(page, Response.Status.OK);
    }

    static Look waiting(TemplateInstance page, Response.Status status) {
        return new Page(page, status, ContentSecurityPolicy.waiting());
    }

    /// A page whose form leads to the tenant, and on from there.
    static Look leaving(TemplateInstance page) {
        return new Page(page, Response.Status.OK, ContentSecurityPolicy.handOff());
    }
}
