package dev.sallyport.sandbox.demo;

import dev.sallyport.sandbox.Application;
import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.SandboxSettings;
import dev.sallyport.sandbox.SandboxTemplates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The application's pages under `/app`.
public final class PaperKite implements Part {
    static final String CLIENT_ID = "paper-kite";
    /// Where the tenant would send the browser of somebody who uses it as an app. Nothing answers there.
    static final String ON_A_PHONE = "com.example.paperkite://callback";

    static final String CLIENT_SECRET = "paper-kite-secret-for-the-sandbox";

    private final String origin;
    private final SandboxTemplates templates;
    private final TokenClient tokens;
    private final Attempts attempts = new Attempts();

    public PaperKite(Vertx vertx, SandboxSettings settings, SandboxTemplates templates) {
        this.origin = settings.origin();
        this.templates = templates;
        this.tokens = new TokenClient(vertx, settings.port(), callback(origin));
    }

    /// Its registration at the tenant of the sandbox at `origin`.
    public static Application application(String origin) {
        return new Application(
                CLIENT_ID,
                CLIENT_SECRET,
                "Paper Kite",
                Set.of(callback(origin), ON_A_PHONE),
                Set.of(origin + "/app"),
                Set.of("authorization_code", "refresh_token", "password"),
                Set.of());
    }

    @Override
    public void mount(Router router) {
        router.get("/app").handler(context -> page(context, "", Map.of()));
        router.get("/app/login").handler(this::login);
        router.get("/app/callback").handler(this::callback);
        router.post("/app/refresh").handler(this::refresh);
        router.post("/app/password").handler(this::password);
    }

    private void login(RoutingContext context) {
        Attempts.Attempt attempt = attempts.begin(context);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", CLIENT_ID);
        query.put("redirect_uri", callback(origin));
        query.put("scope", "openid profile email offline_access");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        for (String name : Set.of("prompt", "max_age", "acr_values", "ui_locales")) {
            Optional.ofNullable(context.request().getParam(name)).ifPresent(value -> query.put(name, value));
        }
        context.response()
                .setStatusCode(302)
                .putHeader("Location", origin + "/authorize?" + TokenClient.form(query))
                .end();
    }

    private void callback(RoutingContext context) {
        Optional<Attempts.Attempt> attempt = attempts.finish(context, parameter(context, "state"));
        String error = parameter(context, "error");
        if (attempt.isEmpty()) {
            refused(context, "wrong_state", "This answer belongs to no login that this browser began.");
        } else if (!error.isEmpty()) {
            refused(context, error, parameter(context, "error_description"));
        } else {
            show(
                    context,
                    tokens.ofCode(parameter(context, "code"), attempt.get().verifier()));
        }
    }

    private void refresh(RoutingContext context) {
        show(context, tokens.ofRefreshToken(form(context, "refresh_token")));
    }

    private void password(RoutingContext context) {
        show(context, tokens.ofPassword(form(context, "email"), form(context, "password")));
    }

    private void show(RoutingContext context, Future<JsonObject> reply) {
        reply.map(tokens -> {
                    if (tokens.containsKey("error")) {
                        refused(context, tokens.getString("error"), tokens.getString("error_description", ""));
                    } else {
                        page(context, tokens.getString("refresh_token", ""), claims(tokens.getString("id_token", "")));
                    }
                    return tokens;
                })
                .onFailure(context::fail);
    }

    private void page(RoutingContext context, String refreshToken, Map<String, Object> claims) {
        templates.send(
                context,
                "app",
                Map.of(
                        "claims",
                        claims,
                        "refreshToken",
                        refreshToken,
                        "error",
                        "",
                        "description",
                        "",
                        "logout",
                        logout()));
    }

    private void refused(RoutingContext context, String error, String description) {
        templates.send(
                context,
                "app",
                Map.of(
                        "claims",
                        Map.of(),
                        "refreshToken",
                        "",
                        "error",
                        error,
                        "description",
                        description,
                        "logout",
                        logout()));
    }

    private String logout() {
        return "/v2/logout?" + TokenClient.form(Map.of("client_id", CLIENT_ID, "returnTo", origin + "/app"));
    }

    // Read without checking: the token comes straight from the tenant and is only put on show.
    private static Map<String, Object> claims(String idToken) {
        String[] parts = idToken.split("\\.", -1);
        if (parts.length != 3) {
            return Map.of();
        }
        byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8)).getMap();
    }

    private static String callback(String origin) {
        return origin + "/app/callback";
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getParam(name), "");
    }

    private static String form(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
