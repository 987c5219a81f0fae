package dev.sallyport.testsupport;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Twilio's OpenAPI document of Verify v2 says of the operations that Sallyport uses: their addresses, how
/// parameters are encoded and what they are called, and what is in an answer.
///
/// The facts are kept here in a form of our own; where the document itself lies beside the project, a test holds them
/// against it.
public final class VerifyDocument {
    private static final Path PUBLISHED = Path.of("../shared/reference/twilio_verify_v2.json");

    private final JsonObject facts;

    private VerifyDocument(JsonObject facts) {
        this.facts = facts;
    }

    /// As it is kept here.
    public static VerifyDocument kept() {
        try (InputStream file = VerifyDocument.class.getResourceAsStream("twilio-verify-v2.json")) {
            return new VerifyDocument(new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same facts out of Twilio's document, if that is there.
    public static Optional<VerifyDocument> published() throws IOException {
        return Files.exists(PUBLISHED)
                ? Optional.of(OpenApi.of(Files.readString(PUBLISHED)).factsOf(kept()))
                : Optional.empty();
    }

    /// One operation.
    /// @param parameters in the body
    /// @param query parameters in the address
    public record Operation(
            String method,
            String path,
            String encoding,
            Set<String> parameters,
            Set<String> required,
            Set<String> query) {
        /// Whether this is the address of a request to it, by Twilio's patterns for what stands in a path.
        boolean isAt(String address) {
            String regex = Stream.of(path.split("/"))
                    .map(part -> switch (part) {
                        case "{ServiceSid}" -> "VA[0-9a-fA-F]{32}";
                        case "{Identity}" -> "[A-Za-z0-9-]{8,64}";
                        case "{Sid}" -> "[A-Za-z0-9]+";
                        default -> Pattern.quote(part);
                    })
                    .collect(Collectors.joining("/"));
            return address.matches(regex);
        }
    }

    public Stream<Operation> operations() {
        return facts.getJsonArray("operations").stream()
                .map(JsonObject.class::cast)
                .map(VerifyDocument::operation);
    }

    public Optional<Operation> operation(String method, String address) {
        return operations()
                .filter(one -> one.method().equals(method) && one.isAt(address))
                .findFirst();
    }

    /// What is wrong with an answer of that name: members that are missing, that nobody knows, or of another type.
    public Set<String> faults(String answer, JsonObject body) {
        Map<String, Object> known =
                facts.getJsonObject("answers").getJsonObject(answer).getMap();
        Set<String> faults = new TreeSet<>();
        Stream.concat(known.keySet().stream(), body.fieldNames().stream())
                .filter(name -> !known.containsKey(name) || !body.containsKey(name))
                .forEach(faults::add);
        body.forEach(member -> {
            JsonObject expected =
                    facts.getJsonObject("answers").getJsonObject(answer).getJsonObject(member.getKey());
            if (expected != null && member.getValue() != null && !fits(expected, member.getValue())) {
                faults.add(member.getKey());
            }
        });
        return faults;
    }

    private static boolean fits(JsonObject expected, Object value) {
        return switch (expected.getString("type")) {
            case "string" ->
                value instanceof String text
                        && (!expected.containsKey("pattern") || text.matches(expected.getString("pattern")))
                        && (!expected.containsKey("enum")
                                || expected.getJsonArray("enum").contains(text))
                        && (!"date-time".equals(expected.getString("format"))
                                || text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer;
            case "array" -> value instanceof JsonArray;
            default -> true;
        };
    }

    private static Operation operation(JsonObject json) {
        return new Operation(
                json.getString("method"),
                json.getString("path"),
                json.getString("encoding", ""),
                texts(json.getJsonArray("parameters")),
                texts(json.getJsonArray("required")),
                texts(json.getJsonArray("query")));
    }

    private static Set<String> texts(JsonArray array) {
        return array == null
                ? Set.of()
                : array.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyDocument document && document.facts.equals(facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return facts.encodePrettily();
    }

    /// Twilio's own document.
    private record OpenApi(JsonObject document) {
        static OpenApi of(String text) {
            return new OpenApi(new JsonObject(text));
        }

        /// The same operations, and what they answer with, as this document has them.
        VerifyDocument factsOf(VerifyDocument kept) {
            JsonArray operations = new JsonArray();
            JsonObject answers = new JsonObject();
            kept.operations().forEach(one -> operations.add(operation(one, answers)));
            return new VerifyDocument(
                    new JsonObject().put("operations", operations).put("answers", answers));
        }

        private JsonObject operation(Operation kept, JsonObject answers) {
            JsonObject here = document.getJsonObject("paths")
                    .getJsonObject(kept.path())
                    .getJsonObject(kept.method().toLowerCase(Locale.ROOT));
            JsonObject facts = new JsonObject().put("method", kept.method()).put("path", kept.path());
            Set<String> query = query(here.getJsonArray("parameters", new JsonArray()));
            if (!query.isEmpty()) {
                facts.put("query", sorted(query));
            }
            JsonObject body = here.getJsonObject("requestBody");
            if (body != null) {
                JsonObject content = body.getJsonObject("content");
                String encoding = content.fieldNames().iterator().next();
                JsonObject schema = content.getJsonObject(encoding).getJsonObject("schema");
                facts.put("encoding", encoding)
                        .put(
                                "parameters",
                                sorted(schema.getJsonObject("properties").fieldNames()))
                        .put("required", sorted(texts(schema.getJsonArray("required"))));
            }
            JsonObject statuses = new JsonObject();
            here.getJsonObject("responses")
                    .forEach(reply -> statuses.put(
                            reply.getKey(), answer(((JsonObject) reply.getValue()).getJsonObject("content"), answers)));
            return facts.put("answers", statuses);
        }

        private static Set<String> query(JsonArray parameters) {
            return parameters.stream()
                    .map(JsonObject.class::cast)
                    .filter(parameter -> parameter.getString("in").equals("query"))
                    .map(parameter -> parameter.getString("name"))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private String answer(JsonObject content, JsonObject answers) {
            JsonObject schema = content.getJsonObject("application/json").getJsonObject("schema");
            String reference = schema.getString("$ref", "." + schema.getString("title", "error"));
            String name = reference.substring(reference.lastIndexOf('.') + 1);
            JsonObject members = new JsonObject();
            resolved(schema)
                    .getJsonObject("properties")
                    .forEach(member -> members.put(member.getKey(), member((JsonObject) member.getValue())));
            answers.put(name, members);
            return name;
        }

        private JsonObject member(JsonObject schema) {
            JsonObject resolved = resolved(schema);
            JsonObject member = new JsonObject().put("type", resolved.getString("type", "any"));
            for (String fact : Set.of("pattern", "enum", "format")) {
                if (resolved.containsKey(fact)) {
                    member.put(fact, resolved.getValue(fact));
                }
            }
            return member;
        }

        private JsonObject resolved(JsonObject schema) {
            String reference = schema.getString("$ref");
            return reference == null
                    ? schema
                    : document.getJsonObject("components")
                            .getJsonObject("schemas")
                            .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
        }

        private static JsonArray sorted(Set<String> names) {
            JsonArray sorted = new JsonArray();
            new TreeSet<>(names).forEach(sorted::add);
            return sorted;
        }
    }
}
