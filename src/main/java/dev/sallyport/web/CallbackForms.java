package dev.sallyport.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Lets a provider's call arrive as it was sent. A form would be taken for one of our pages' and refused, since it has
/// none of our tokens; and its signature is over all of it.
@Singleton
final class CallbackForms {
    private static final String CALLBACKS = "/callbacks/";

    /// After [RequestBounds].
    void install(@Observes Filters filters) {
        filters.register(CallbackForms::asText, SecurityHeaders.FILTER_PRIORITY - 3);
    }

    private static void asText(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && context.normalizedPath().startsWith(CALLBACKS)) {
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8");
        }
        context.next();
    }
}
