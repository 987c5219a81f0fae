package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.SandboxTemplates;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// The page for a request that cannot be answered at the application's callback.
record RefusalPage(SandboxTemplates templates) {
    void send(RoutingContext context, int status, String error, String description) {
        context.response().setStatusCode(status);
        templates.send(context, "refusal", Map.of("error", error, "description", description));
    }
}
