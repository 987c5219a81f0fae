package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.fault.FaultRoutes;
import dev.sallyport.sandbox.fault.Faults;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Management API's users: read one, change one's metadata, search.
record ManagementApi(Users users, ManagementGate gate, Faults faults) {
    private static final Set<String> CHANGEABLE = Set.of("app_metadata", "user_metadata");

    void mount(Router router) {
        router.route("/api/v2/*").handler(gate::count).handler(faults::strike);
        router.get("/api/v2/users").handler(this::search);
        router.get("/api/v2/users-by-email").handler(this::byEmail);
        router.get("/api/v2/users/:id").handler(this::read);
        router.patch("/api/v2/users/:id").handler(this::patch);
        router.route("/api/v2/*").failureHandler(ManagementApi::refuse);
        new FaultRoutes("management", faults).mount(router);
    }

    private void read(RoutingContext context) {
        gate.admit(context, "read:users");
        User user = users.find(id(context)).orElseThrow(ApiRefusal::unknownUser);
        send(context, UserView.of(user).only(Parameters.of(context.queryParams())));
    }

    private void patch(RoutingContext context) {
        gate.admit(context, "update:users", "update:users_app_metadata");
        JsonObject body = body(context);
        body.fieldNames().stream()
                .filter(name -> !CHANGEABLE.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiRefusal.invalid(
                            "Payload validation error: 'Additional properties not allowed: " + name + "'.",
                            "invalid_body");
                });
        User user = users.patch(id(context), changes(body, "app_metadata"), changes(body, "user_metadata"))
                .orElseThrow(ApiRefusal::unknownUser);
        send(context, UserView.of(user).fields());
    }

    private void byEmail(RoutingContext context) {
        gate.admit(context, "read:users");
        Map<String, String> query = Parameters.of(context.queryParams());
        String email = query.getOrDefault("email", "");
        if (email.isEmpty()) {
            throw ApiRefusal.invalid(
                    "Query validation error: 'Missing required property: email'.", "invalid_query_string");
        }
        send(
                context,
                users.withEmail(email).stream()
                        .map(user -> UserView.of(user).only(query))
                        .toList());
    }

    private void search(RoutingContext context) {
        gate.admit(context, "read:users");
        Map<String, String> query = Parameters.of(context.queryParams());
        UserSearch search = UserSearch.of(query.getOrDefault("q", ""));
        int size = number(query, "per_page", 50, 100);
        int start = Math.multiplyExact(number(query, "page", 0, 1_000), size);
        List<UserView> found =
                users.all().stream().map(UserView::of).filter(search::matches).toList();
        List<Map<String, Object>> page = found.stream()
                .skip(start)
                .limit(size)
                .map(view -> view.only(query))
                .toList();
        if (query.getOrDefault("include_totals", "").equals("true")) {
            Map<String, Object> reply = new LinkedHashMap<>();
            reply.put("start", start);
            reply.put("limit", size);
            reply.put("length", page.size());
            reply.put("total", found.size());
            reply.put("users", page);
            send(context, reply);
        } else {
            send(context, page);
        }
    }

    private static String id(RoutingContext context) {
        return Objects.requireNonNullElse(context.pathParam("id"), "");
    }

    private static JsonObject body(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            if (body != null) {
                return body;
            }
        } catch (DecodeException | ClassCastException _) {
            // Said below, as for a body that is missing.
        }
        throw ApiRefusal.invalid("Payload validation error: 'Expected type object'.", "invalid_body");
    }

    private static Map<String, @Nullable Object> changes(JsonObject body, String name) {
        return switch (body.getValue(name)) {
            case JsonObject changes -> changes.getMap();
            case null -> Map.of();
            default ->
                throw ApiRefusal.invalid(
                        "Payload validation error: 'Expected type object' on property " + name + ".", "invalid_body");
        };
    }

    private static int number(Map<String, String> query, String name, int otherwise, int most) {
        String text = query.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > most) {
            throw ApiRefusal.invalid(
                    "Query validation error: 'Invalid value' on property " + name + ".", "invalid_query_string");
        }
        return Integer.parseInt(text);
    }

    private static void refuse(RoutingContext context) {
        if (context.failure() instanceof ApiRefusal refusal) {
            context.response().setStatusCode(refusal.status());
            send(context, refusal.body());
        } else {
            context.next();
        }
    }

    private static void send(RoutingContext context, Object body) {
        context.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Json.encode(body));
    }
}
