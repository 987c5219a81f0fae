package dev.sallyport.sandbox.authy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Calls the application when somebody has answered in their app, as one sets it up in Authy's console: by POST, signed
/// with the application's key. Nobody is called a second time.
final class Callbacks {
    private static final Logger LOG = Logger.getLogger(Callbacks.class);

    private final String apiKey;
    private final URI address;
    private final HttpClient client;

    Callbacks(String apiKey, Vertx vertx, URI address) {
        this.apiKey = apiKey;
        this.address = address;
        this.client = vertx.createHttpClient();
    }

    void send(JsonObject body) {
        String nonce = UUID.randomUUID().toString();
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address.toString());
        client.request(request)
                .compose(call -> send(call, nonce, body))
                .onSuccess(answer -> LOG.debugf("The callback was answered with %d", answer.statusCode()))
                .onFailure(failure -> LOG.warnf("Nobody took the callback: %s", failure.getMessage()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest call, String nonce, JsonObject body) {
        return call.putHeader("Content-Type", "application/json")
                .putHeader("X-Authy-Signature-Nonce", nonce)
                .putHeader("X-Authy-Signature", signature(nonce, body))
                .send(body.toBuffer());
    }

    private String signature(String nonce, JsonObject body) {
        Map<String, String> flat = new TreeMap<>();
        body.forEach(member -> flatten(member.getKey(), member.getValue(), flat));
        String parameters = flat.entrySet().stream()
                .map(one -> encoded(one.getKey().replaceAll("\\[[0-9]+]", "[]")) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return hmac(nonce + "|POST|" + address + "|" + parameters);
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> flat) {
        switch (value) {
            case JsonObject object ->
                object.forEach(member -> flatten(name + "[" + member.getKey() + "]", member.getValue(), flat));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    flatten(name + "[" + i + "]", array.getValue(i), flat);
                }
            }
            case null -> flat.put(name, "");
            default -> flat.put(name, value.toString());
        }
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
