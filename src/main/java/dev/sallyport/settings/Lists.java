package dev.sallyport.settings;

import java.util.List;
import java.util.regex.Pattern;

/// Values that hold several, with commas between them.
final class Lists {
    private static final Pattern COMMA = Pattern.compile(",");

    private Lists() {}

    static List<String> of(String value) {
        return COMMA.splitAsStream(value).map(String::strip).toList();
    }

    /// Passes if each of them does.
    static Check each(Check check) {
        return value ->
                of(value).stream().flatMap(one -> check.fault(one).stream()).findFirst();
    }
}
