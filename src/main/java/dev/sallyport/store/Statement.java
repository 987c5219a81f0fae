package dev.sallyport.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with `$1`-style places, and the values that go there.
///
/// A value is a `String`, a `Long` or null. The values are left out of [#toString], since some of them are secret.
///
/// @param sql text that every engine reads alike; it never contains a value
public record Statement(String sql, List<@Nullable Object> values) {
    public Statement {
        for (Object value : values) {
            if (value != null && !(value instanceof String) && !(value instanceof Long)) {
                throw new IllegalArgumentException("A value is text or a long, not " + value.getClass());
            }
        }
        values = Collections.unmodifiableList(values);
    }

    public static Statement of(String sql, @Nullable Object... values) {
        return new Statement(sql, Arrays.asList(values.clone()));
    }

    /// Whether it surely writes nothing. One that begins otherwise may.
    boolean isQuery() {
        return sql.startsWith("SELECT");
    }

    @Override
    public String toString() {
        return sql;
    }
}
