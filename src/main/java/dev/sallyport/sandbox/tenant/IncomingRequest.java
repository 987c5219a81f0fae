package dev.sallyport.sandbox.tenant;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The HTTP request that an Action sees as `event.request`.
record IncomingRequest(
        String method,
        String ip,
        String userAgent,
        String language,
        Map<String, String> query,
        Map<String, String> body) {

    static IncomingRequest of(RoutingContext context) {
        return new IncomingRequest(
                context.request().method().name(),
                context.request().remoteAddress().host(),
                header(context, "User-Agent"),
                header(context, "Accept-Language"),
                Parameters.of(context.queryParams()),
                Parameters.of(context.request().formAttributes()));
    }

    IncomingRequest with(String newMethod, Map<String, String> newQuery, Map<String, String> newBody) {
        return new IncomingRequest(newMethod, ip, userAgent, language, newQuery, newBody);
    }

    /// The language that the browser likes best, `en` if it does not say.
    Locale preferred() {
        String first = language.split("[,;]", 2)[0].strip();
        return first.isEmpty() || first.equals("*") ? Locale.ENGLISH : Locale.forLanguageTag(first);
    }

    Map<String, Object> describe(String hostname) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("hostname", hostname);
        request.put("ip", ip);
        request.put("user_agent", userAgent);
        request.put("language", language);
        request.put("method", method);
        request.put("query", query);
        request.put("body", body);
        request.put("geoip", Map.of("countryCode", country()));
        return request;
    }

    // A loopback address lies in no country: the region of the browser's language stands in.
    private String country() {
        String region = preferred().getCountry();
        return region.isEmpty() ? "US" : region;
    }

    private static String header(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getHeader(name), "");
    }
}
