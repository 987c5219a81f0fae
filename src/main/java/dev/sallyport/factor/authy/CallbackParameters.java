package dev.sallyport.factor.authy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a call of Authy's says, as names and values in the one order that it is signed in: `a[b][c]` for a member of a
/// member, `a[0]` for one of several.
///
/// @see <a href="https://www.twilio.com/docs/authy/api/webhooks">Authy's page on its calls</a>
record CallbackParameters(Map<String, String> byName) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]*]");

    CallbackParameters {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// Empty for what is not one JSON object.
    static Optional<CallbackParameters> ofJson(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (!read.isObject()) {
                return Optional.empty();
            }
            Map<String, String> flat = new TreeMap<>();
            flatten("", read, flat);
            return Optional.of(new CallbackParameters(flat));
        } catch (JsonProcessingException _) {
            // Its message quotes the body.
            return Optional.empty();
        }
    }

    /// Empty if a name is there twice, or something is not encoded as it should be.
    static Optional<CallbackParameters> ofQuery(String query) {
        try {
            return Optional.of(new CallbackParameters(Arrays.stream(query.split("&", -1))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> decoded(pair[0]), pair -> pair.length < 2 ? "" : decoded(pair[1])))));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The text that is signed. Sorted while each element of a list still has its number, which is dropped only then:
    /// otherwise two elements would be torn apart, and one name after the other be gathered from both.
    String signed() {
        return byName.entrySet().stream()
                .map(one -> encoded(INDEX.matcher(one.getKey()).replaceAll("[]")) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void flatten(String name, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(under(name, member.getKey()), member.getValue(), into));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(under(name, String.valueOf(i)), value.get(i), into);
            }
        } else {
            into.put(name, text(value));
        }
    }

    private static String under(String name, String member) {
        return name.isEmpty() ? member : name + "[" + member + "]";
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asText();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CallbackParameters[masked]";
    }
}
