package dev.sallyport.web;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The headers that no answer goes without, whoever gives it: a resource, a static file, a redirect, a failure.
///
/// A header that the answer has already is left as it is. There is no `Cross-Origin-Opener-Policy`: it would cut off
/// the window of an application that logs in by a popup.
@Singleton
final class SecurityHeaders {
    /// Before everything else that is allowed to answer, so that those answers have the headers too.
    static final int FILTER_PRIORITY = 1_000_000;

    private final PublicUrl publicUrl;

    SecurityHeaders(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    void install(@Observes Filters filters) {
        filters.register(this::promiseHeaders, FILTER_PRIORITY);
    }

    /// Nobody's browser is meant to look at health and metrics; if one does, it is to be as careful.
    void installOnManagement(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::promiseHeaders);
    }

    private void promiseHeaders(RoutingContext context) {
        boolean keepable = context.normalizedPath().startsWith(Assets.PATH);
        context.addHeadersEndHandler(_ -> addTo(context.response().headers(), keepable));
        context.next();
    }

    private void addTo(MultiMap headers, boolean keepable) {
        addIfMissing(
                headers,
                ContentSecurityPolicy.HEADER,
                ContentSecurityPolicy.page().value());
        addIfMissing(headers, "Referrer-Policy", "no-referrer");
        addIfMissing(headers, "X-Content-Type-Options", "nosniff");
        // For browsers that do not know frame-ancestors.
        addIfMissing(headers, "X-Frame-Options", "DENY");
        addIfMissing(headers, "Cross-Origin-Resource-Policy", "same-origin");
        addIfMissing(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (publicUrl.isSecure()) {
            addIfMissing(headers, "Strict-Transport-Security", "max-age=31536000");
        }
        if (!keepable) {
            addIfMissing(headers, "Cache-Control", "no-store");
        }
    }

    private static void addIfMissing(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
