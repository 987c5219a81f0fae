package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Resources;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// The residents' portraits.
record Portraits(Users users) {
    void mount(Router router) {
        router.get("/portraits/:file").handler(this::portrait);
    }

    // Looked up among the residents, so that no other file can be named.
    private void portrait(RoutingContext context) {
        String path = "/portraits/" + context.pathParam("file");
        boolean isKnown =
                users.all().stream().anyMatch(user -> user.profile().picture().endsWith(path));
        if (isKnown) {
            context.response()
                    .putHeader("Content-Type", "image/svg+xml")
                    .putHeader("Cache-Control", "max-age=3600")
                    .end(Resources.text(path.substring(1)));
        } else {
            context.response().setStatusCode(404).end();
        }
    }
}
