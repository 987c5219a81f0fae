package dev.sallyport.factor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.factor.Callback;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells Twilio's own calls from all others: HMAC-SHA1 under the account's auth token over our address and what is
/// said.
///
/// A form is signed with the address, by name and value in the order of the names. Of JSON the address holds the hash,
/// and is signed with it.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's page on it</a>
final class CallSignature {
    static final String HEADER = "x-twilio-signature";

    private static final Pattern HASH = Pattern.compile("(?:^|&)bodySHA256=([0-9a-fA-F]{64})(?:&|$)");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SecretKeySpec key;

    CallSignature(ApiSecret authToken) {
        key = new SecretKeySpec(authToken.value().getBytes(UTF_8), "HmacSHA1");
    }

    /// What the call says, if all of it is Twilio's.
    Optional<Map<String, String>> verified(Callback callback) {
        if (!callback.method().equals("POST")) {
            return Optional.empty();
        }
        Matcher hash = HASH.matcher(callback.query());
        return hash.find() ? json(callback, hash.group(1)) : form(callback);
    }

    private Optional<Map<String, String>> json(Callback callback, String hash) {
        byte[] told = HexFormat.of().parseHex(hash);
        return MessageDigest.isEqual(told, sha256(callback.body())) && isSigned(callback, "")
                ? members(callback.body())
                : Optional.empty();
    }

    private Optional<Map<String, String>> form(Callback callback) {
        return parameters(callback.body())
                .filter(said -> isSigned(
                        callback,
                        said.entrySet().stream()
                                .map(one -> one.getKey() + one.getValue())
                                .collect(Collectors.joining())));
    }

    private boolean isSigned(Callback callback, String said) {
        String query = callback.query().isEmpty() ? "" : "?" + callback.query();
        byte[] given = callback.header(HEADER).orElse("").getBytes(UTF_8);
        return addresses(callback)
                .anyMatch(address ->
                        MessageDigest.isEqual(given, Base64.getEncoder().encode(hmac(address + query + said))));
    }

    /// Twilio signs an address with its port or without.
    private static Stream<String> addresses(Callback callback) {
        String address = callback.url().toString();
        String host = callback.url().getScheme() + "://" + callback.url().getHost();
        String path = callback.url().getRawPath();
        int port = callback.url().getPort();
        return port == -1
                ? Stream.of(address, host + (host.startsWith("https") ? ":443" : ":80") + path)
                : Stream.of(address, host + path);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA1", impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /// Empty for a form with a name twice, or that cannot be decoded: two readers would take it for two things.
    private static Optional<Map<String, String>> parameters(String body) {
        Map<String, String> said = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            try {
                String value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
                if (said.put(URLDecoder.decode(parts[0], UTF_8), value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.of(said);
    }

    private static Optional<Map<String, String>> members(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            Map<String, String> said = new TreeMap<>();
            read.properties()
                    .forEach(member -> said.put(
                            member.getKey(),
                            member.getValue().isValueNode()
                                    ? member.getValue().asText()
                                    : member.getValue().toString()));
            return read.isObject() ? Optional.of(said) : Optional.empty();
        } catch (JsonProcessingException _) {
            // Its message quotes the body.
            return Optional.empty();
        }
    }
}
