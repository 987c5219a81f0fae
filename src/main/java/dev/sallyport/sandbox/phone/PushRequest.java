package dev.sallyport.sandbox.phone;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an app asks, as the phone shows it.
///
/// @param details in the order in which they were sent
public record PushRequest(String id, String message, Map<String, String> details, Instant at) {
    public PushRequest {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /// In the words of a template.
    public Map<String, Object> shown() {
        return Map.of(
                "id",
                id,
                "message",
                message,
                "details",
                details.entrySet().stream()
                        .map(detail -> Map.of("name", detail.getKey(), "value", detail.getValue()))
                        .toList());
    }
}
