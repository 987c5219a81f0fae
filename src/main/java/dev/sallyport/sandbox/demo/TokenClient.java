package dev.sallyport.sandbox.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks the tenant's token endpoint. A refusal is a reply too, with `error` in it.
final class TokenClient {
    private final HttpClient http;
    private final int port;
    private final String callback;

    TokenClient(Vertx vertx, int port, String callback) {
        this.http = vertx.createHttpClient();
        this.port = port;
        this.callback = callback;
    }

    Future<JsonObject> ofCode(String code, String verifier) {
        return ask(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", callback,
                "code_verifier", verifier));
    }

    Future<JsonObject> ofRefreshToken(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Future<JsonObject> ofPassword(String email, String password) {
        return ask(Map.of(
                "grant_type", "password", "username", email, "password", password, "scope", "openid profile email"));
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Future<JsonObject> ask(Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("client_id", PaperKite.CLIENT_ID);
        form.put("client_secret", PaperKite.CLIENT_SECRET);
        return http.request(HttpMethod.POST, port, "127.0.0.1", "/oauth/token")
                .compose(request -> request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(form(form)))
                .compose(HttpClientResponse::body)
                .map(JsonObject::new);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
