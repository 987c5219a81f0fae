package dev.sallyport.sandbox.tenant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How Auth0 changes `app_metadata` and `user_metadata`: key by key at the top level, a null removes the key, and an
/// object replaces the former one as a whole.
final class Metadata {
    private Metadata() {}

    static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> old, Map<String, @Nullable Object> changes) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(old);
        changes.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return Collections.unmodifiableMap(merged);
    }
}
