package dev.sallyport.sandbox.tenant;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of Auth0's search language that tools use: `field:"value"` and `field:val*`, joined by `AND`. A dot leads
/// into an object. What it does not understand is refused rather than ignored.
record UserSearch(List<Term> terms) {
    private static final Pattern TERM = Pattern.compile("([\\w.]+):(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern AND = Pattern.compile("\\s+AND\\s+");

    private record Term(String field, Pattern value) {}

    static UserSearch of(String query) {
        String stripped = query.strip();
        if (stripped.isEmpty() || stripped.equals("*")) {
            return new UserSearch(List.of());
        }
        return new UserSearch(AND.splitAsStream(stripped).map(UserSearch::term).toList());
    }

    boolean matches(UserView user) {
        return terms.stream()
                .allMatch(term -> values(user.fields(), term.field())
                        .anyMatch(value -> term.value().matcher(value).matches()));
    }

    private static Term term(String text) {
        Matcher matcher = TERM.matcher(text);
        if (!matcher.matches()) {
            throw ApiRefusal.invalid("The query is not understood: " + text, "invalid_query_string");
        }
        String quoted = matcher.group(2);
        String value = Objects.requireNonNullElse(quoted, matcher.group(3));
        String pattern = Stream.of(value.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return new Term(matcher.group(1), Pattern.compile(pattern));
    }

    private static Stream<String> values(Map<?, ?> fields, String path) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return fields.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                    ? values(inner, path.substring(dot + 1))
                    : Stream.empty();
        }
        Object value = fields.get(path);
        return value == null ? Stream.empty() : Stream.of(value.toString().toLowerCase(Locale.ROOT));
    }
}
