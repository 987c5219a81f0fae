package dev.sallyport.sandbox.verify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/// Calls the application when something has happened to an app, as one sets it up in Twilio's console: a form, signed
/// with the account's auth token. Nobody is called a second time.
final class Webhooks {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);

    private final String authToken;
    private final URI address;
    private final HttpClient client;

    Webhooks(String authToken, Vertx vertx, URI address) {
        this.authToken = authToken;
        this.address = address;
        this.client = vertx.createHttpClient();
    }

    void send(SortedMap<String, String> said) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address.toString());
        client.request(request)
                .compose(call -> send(call, said))
                .onSuccess(answer -> LOG.debugf("The webhook was answered with %d", answer.statusCode()))
                .onFailure(failure -> LOG.warnf("Nobody took the webhook: %s", failure.getMessage()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest call, SortedMap<String, String> said) {
        String form = said.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return call.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .putHeader("X-Twilio-Signature", signature(said))
                .send(Buffer.buffer(form));
    }

    private String signature(SortedMap<String, String> said) {
        String text = address
                + said.entrySet().stream()
                        .map(one -> one.getKey() + one.getValue())
                        .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA1", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
