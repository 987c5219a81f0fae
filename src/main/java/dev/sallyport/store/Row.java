package dev.sallyport.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a result, read by column name. Values are `String`, `Long` or null and are left out of [#toString].
public record Row(Map<String, @Nullable Object> columns) {
    public Row {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    public String text(String column) {
        return optionalText(column).orElseThrow(() -> new IllegalStateException("No text in column " + column));
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable((String) columns.get(column));
    }

    public long number(String column) {
        return optionalNumber(column).orElseThrow(() -> new IllegalStateException("No number in column " + column));
    }

    public Optional<Long> optionalNumber(String column) {
        return Optional.ofNullable((Long) columns.get(column));
    }

    @Override
    public String toString() {
        return "Row" + columns.keySet();
    }
}
