package dev.sallyport.web;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// The addresses by which requests are counted. Whatever else was asked for is one more, `other`: an address can hold
/// a login's id, and strangers can make up as many as they like.
final class KnownRoutes {
    private static final String TAG = "uri";
    static final Set<String> ROUTES = Set.of(
            "root",
            "/account",
            "/account/logout",
            "/account/refused",
            "/callbacks/{factor}",
            "/login",
            "/login/{id}",
            "/login/{id}/approval",
            "/login/{id}/cancel",
            "/login/{id}/change-number",
            "/login/{id}/choose",
            "/login/{id}/code",
            "/login/{id}/code-instead",
            "/login/{id}/events",
            "/login/{id}/factor",
            "/login/{id}/look",
            "/login/{id}/news",
            "/login/{id}/phone",
            "/login/{id}/push",
            "/login/{id}/recovery-codes",
            "/login/{id}/removal",
            "/login/{id}/resend",
            "/login/{id}/way",
            "/not-me");

    @Produces
    @Singleton
    MeterFilter onlyKnownRoutes() {
        return MeterFilter.replaceTagValues(TAG, address -> ROUTES.contains(address) ? address : "other");
    }
}
