package dev.sallyport.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/// Fails before any resource is asked.
final class FailingRoutes {
    void install(@Observes Router router) {
        router.get("/failing/route/throws").order(1).handler(_ -> {
            throw new IllegalStateException("secret-detail");
        });
        router.get("/failing/route/refuses").order(1).handler(context -> context.fail(400));
    }
}
