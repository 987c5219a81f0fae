package dev.sallyport.sandbox.authy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/// The parameters of one request, wherever they stand: in the query, in a form or in a JSON body.
record Parameters(RoutingContext context, JsonObject body) {
    private static final String KEY = "parameters";

    /// Empty if the body claims to be JSON and is not.
    static Optional<Parameters> of(RoutingContext context) {
        try {
            return Optional.of(new Parameters(context, json(context)));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /// Keeps the parameters for the handlers that follow, or refuses the request.
    static void read(RoutingContext context) {
        of(context)
                .ifPresentOrElse(
                        parameters -> context.put(KEY, parameters).next(),
                        () -> Reply.refuse(context, Refusal.INVALID_REQUEST));
    }

    /// What [#read] kept.
    static Parameters in(RoutingContext context) {
        return Objects.requireNonNull(context.<Parameters>get(KEY));
    }

    /// The text of a parameter, empty if there is none. `user[email]` means the member `email` of `user` in JSON.
    String text(String name) {
        return Optional.ofNullable(context.request().getParam(name))
                .or(() -> Optional.ofNullable(context.request().getFormAttribute(name)))
                .or(() -> inBody(name))
                .orElse("");
    }

    boolean isTrue(String name) {
        return text(name).equals("true");
    }

    /// The members of a JSON object, or the fields of a form that are named like them; empty if there are none.
    JsonObject object(String name) {
        JsonObject found = new JsonObject();
        context.request().formAttributes().forEach((key, value) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                found.put(key.substring(name.length() + 1, key.length() - 1), value);
            }
        });
        return body.getValue(name) instanceof JsonObject object ? object : found;
    }

    /// What a JSON body holds several of.
    JsonArray list(String name) {
        return body.getValue(name) instanceof JsonArray array ? array : new JsonArray();
    }

    private Optional<String> inBody(String name) {
        String[] path = name.replace("]", "").split("\\[", 2);
        Object value = body.getValue(path[0]);
        if (path.length == 2 && value instanceof JsonObject nested) {
            value = nested.getValue(path[1]);
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    private static JsonObject json(RoutingContext context) {
        String type = Objects.requireNonNullElse(context.request().getHeader("Content-Type"), "");
        Buffer buffer = context.body().buffer();
        if (!type.startsWith("application/json") || buffer == null || buffer.length() == 0) {
            return new JsonObject();
        }
        return buffer.toJsonObject();
    }
}
