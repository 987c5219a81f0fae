package dev.sallyport.sandbox.tenant;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Query and form parameters; of a repeated one the first counts.
final class Parameters {
    private Parameters() {}

    static Map<String, String> of(MultiMap parameters) {
        Map<String, String> first = new LinkedHashMap<>();
        parameters.forEach(entry -> first.putIfAbsent(entry.getKey(), entry.getValue()));
        return first;
    }

    static String append(String url, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return url + (url.contains("?") ? "&" : "?") + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
