package dev.sallyport.sandbox;

import dev.sallyport.sandbox.Browser.Page;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Someone with a browser who uses Paper Kite.
public final class Visitor {
    public static final String CLIENT_ID = "paper-kite";
    public static final String CLIENT_SECRET = "paper-kite-secret-for-the-sandbox";

    private final String origin;
    private final Browser browser = new Browser();

    public Visitor(RunningSandbox sandbox) {
        this(sandbox.settings().origin());
    }

    public Visitor(String origin) {
        this.origin = origin;
    }

    public Browser browser() {
        return browser;
    }

    public String callback() {
        return origin + "/app/callback";
    }

    /// Asks for a login with `state` 's1' and `nonce` 'n1'; the pairs in `more` are added or replace others, and an
    /// empty value leaves a parameter out.
    public Page authorize(String... more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", CLIENT_ID);
        query.put("redirect_uri", callback());
        query.put("scope", "openid profile email offline_access");
        query.put("state", "s1");
        query.put("nonce", "n1");
        for (int at = 0; at < more.length; at += 2) {
            query.put(more[at], more[at + 1]);
        }
        query.values().removeIf(String::isEmpty);
        return browser.get((origin + "/authorize?" + Browser.form(query)));
    }

    /// Types e-mail and password on the login page that `page` leads to.
    public Page password(Page page, String nickname) {
        return browser.post(
                (origin + "/u/login"),
                Map.of(
                        "state", page.parameter("state").orElseThrow(),
                        "email", nickname + "@example.com",
                        "password", nickname + "-opens-gate-1"));
    }

    public Page logIn(String nickname, String... more) {
        return password(authorize(more), nickname);
    }

    /// Exchanges the code that `page` brings to the callback.
    public Page exchange(Page page, String... more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", page.parameter("code").orElse("none"));
        form.put("redirect_uri", callback());
        return token(form, more);
    }

    public Page token(Map<String, String> parameters, String... more) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.putIfAbsent("client_id", CLIENT_ID);
        form.putIfAbsent("client_secret", CLIENT_SECRET);
        for (int at = 0; at < more.length; at += 2) {
            form.put(more[at], more[at + 1]);
        }
        form.values().removeIf(String::isEmpty);
        return browser.post((origin + "/oauth/token"), form);
    }

    /// What a token says.
    public static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }
}
