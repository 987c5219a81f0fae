package dev.sallyport.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A call of Twilio's, as its own Java library believes it.
///
/// @param query of one with JSON, else empty
public record TwilioCall(String signature, String query, String body) {
    /// One with a form.
    public static TwilioCall form(String token, URI address, Map<String, String> said) {
        Map<String, String> sorted = new TreeMap<>(said);
        String signed = sorted.entrySet().stream()
                .map(one -> one.getKey() + one.getValue())
                .collect(Collectors.joining());
        String body = sorted.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return new TwilioCall(hmac(token, address + signed), "", body);
    }

    /// One with JSON.
    public static TwilioCall json(String token, URI address, Map<String, String> said) {
        return raw(token, address, new JsonObject(new TreeMap<String, Object>(said)).encode());
    }

    /// One with a body that is said to be JSON.
    public static TwilioCall raw(String token, URI address, String body) {
        String query = "bodySHA256=" + HexFormat.of().formatHex(sha256(body));
        return new TwilioCall(hmac(token, address + "?" + query), query, body);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
