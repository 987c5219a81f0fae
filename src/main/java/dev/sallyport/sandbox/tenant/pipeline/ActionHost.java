package dev.sallyport.sandbox.tenant.pipeline;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/// The few things that the Action's runtime needs from Java, and the only ones it can reach. Text goes in,
/// text comes out.
final class ActionHost {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RedirectTokens tokens;
    private final ActionLog log;
    private final Run run;
    private final Standing standing;
    private @Nullable String settled;

    ActionHost(RedirectTokens tokens, ActionLog log, Run run) {
        this.tokens = tokens;
        this.log = log;
        this.run = run;
        this.standing = Standing.of(run.event());
    }

    ProxyObject asObject() {
        return ProxyObject.fromMap(Map.of(
                "encodeToken", function(this::encodeToken),
                "validateToken", function(this::validateToken),
                "randomHex", function(this::randomHex),
                "log", function(this::log),
                "settle", function(this::settle)));
    }

    /// What the runtime reported at the end, or null if the Action is still waiting for something that never comes.
    @Nullable
    String settled() {
        return settled;
    }

    private String encodeToken(String json) {
        JsonObject options = new JsonObject(json);
        return tokens.encode(
                options.getString("secret"),
                options.getJsonObject("payload", new JsonObject()).getMap(),
                options.getLong("expiresInSeconds", 900L),
                standing);
    }

    private String validateToken(String json) {
        JsonObject options = new JsonObject(json);
        String name = options.getString("tokenParameterName", "session_token");
        return Standing.parameter(run.event(), name)
                .map(token -> outcome(tokens.validate(token, options.getString("secret"), standing)))
                .orElseGet(() -> error("There is no parameter called '" + name
                        + "' available in either the POST body or query string."));
    }

    private static String outcome(Validation validation) {
        return switch (validation) {
            case Validation.Valid(String claims) ->
                new JsonObject().put("payload", new JsonObject(claims)).encode();
            case Validation.Refused(String message) -> error(message);
        };
    }

    private static String error(String message) {
        return new JsonObject().put("error", message).encode();
    }

    private String randomHex(String length) {
        byte[] bytes = new byte[Integer.parseInt(length)];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String log(String line) {
        log.add(line);
        return "";
    }

    private String settle(String outcome) {
        settled = outcome;
        return "";
    }

    private static ProxyExecutable function(Function<String, String> function) {
        return (Value... arguments) -> function.apply(arguments[0].asString());
    }
}
