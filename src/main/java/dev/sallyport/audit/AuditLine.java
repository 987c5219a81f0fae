package dev.sallyport.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes an event as one line of JSON that nobody's input can break out of.
///
/// The line is printable ASCII: line ends, terminal sequences, Unicode's line separators and its marks that turn the
/// direction of writing are all escaped (C10.72), and so is every other letter beyond ASCII, which a reader of JSON
/// undoes.
final class AuditLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper READER = new JsonMapper();
    private static final char LAST_PRINTABLE = '~';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_DETAIL = 512;

    private AuditLine() {}

    static String of(AuditEvent event, Instant time) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.setHighestNonEscapedChar(LAST_PRINTABLE);
            json.writeStartObject();
            json.writeStringField("time", TIME.format(time));
            json.writeStringField("event", event.name().wireName());
            json.writeStringField("result", event.result().wireName());
            write(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /// The line with its place in the chain, as it goes into the log.
    static String placed(String line, Link link) {
        // Neither needs escaping: a MAC is a key's id and Base64.
        return line.substring(0, line.length() - 1) + ",\"seq\":" + link.seq() + ",\"mac\":\"" + link.mac() + "\"}";
    }

    /// When the event of a line happened.
    static Instant timeOf(String line) {
        try {
            return Instant.parse(READER.readTree(line).path("time").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, AuditEvent event) throws IOException {
        if (event.person() != null) {
            text(json, "tenant", event.person().issuer(), LONGEST_NAME);
            text(json, "user", UserHash.of(event.person()), LONGEST_NAME);
        }
        text(json, "factor", event.factor() == null ? null : event.factor().wireName(), LONGEST_NAME);
        text(json, "reason", event.reason(), LONGEST_NAME);
        text(json, "ip", event.ip(), LONGEST_NAME);
        text(json, "login", event.login(), LONGEST_NAME);
        text(json, "client", event.client(), LONGEST_NAME);
        text(json, "detail", event.detail(), LONGEST_DETAIL);
    }

    private static void text(JsonGenerator json, String field, @Nullable String value, int longest) throws IOException {
        if (value != null) {
            json.writeStringField(field, shortened(wellFormed(value), longest));
        }
    }

    private static String shortened(String value, int longest) {
        return value.codePointCount(0, value.length()) <= longest
                ? value
                : value.substring(0, value.offsetByCodePoints(0, longest)) + "…";
    }

    /// Half a surrogate pair would be escaped as it is, and some readers of JSON refuse the whole line then.
    private static String wellFormed(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
