package dev.sallyport.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What a remote service sent. The body is never printed: it may hold codes, numbers and names.
///
/// REST clients are to return `RestResponse<String>`. With a plain `Response` the body would be read only when asked
/// for, which blocks the event loop.
///
/// @param body empty if there was none
/// @param limitReset the header `x-ratelimit-reset`: the epoch second from which calls are taken again
public record RemoteReply(int status, String body, @Nullable String limitReset) {
    // Two values under one name, or something behind the end: whoever wrote that is not to decide on a login.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public static RemoteReply of(RestResponse<String> response) {
        RestResponse<?> untyped = response;
        return new RemoteReply(
                response.getStatus(), text(untyped.getEntity()), response.getHeaderString("x-ratelimit-reset"));
    }

    /// Reads the body as one JSON object; empty for whatever is none.
    public <T> Optional<T> json(Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (JsonProcessingException _) {
            // Its message quotes the body.
            return Optional.empty();
        }
    }

    // Only a 2xx is converted to the type asked for; any other body stays a stream over the bytes received.
    private static String text(@Nullable Object entity) {
        return switch (entity) {
            case String text -> text;
            case InputStream received -> readAll(received);
            case null, default -> "";
        };
    }

    private static String readAll(InputStream received) {
        try (received) {
            return new String(received.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "RemoteReply[status=%d, body=masked]".formatted(status);
    }
}
