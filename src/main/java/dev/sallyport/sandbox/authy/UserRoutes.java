package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Registering, describing, exporting and removing users.
final class UserRoutes {
    private static final String PATH = "/protected/json/users/";

    private final Authy authy;

    UserRoutes(Authy authy) {
        this.authy = authy;
    }

    void mount(Router router) {
        router.post(PATH + "new").handler(this::register);
        router.get(PATH + ":id/status").handler(authy.withUser(this::status));
        router.get(PATH + ":id/phone_number").handler(authy.withUser(this::phoneNumber));
        // Three generations of clients, three spellings.
        List.of(":id/remove", ":id/delete", "delete/:id")
                .forEach(spelling -> router.post(PATH + spelling).handler(authy.withUser(this::remove)));
    }

    private void register(RoutingContext context) {
        Parameters given = Parameters.in(context);
        String email = given.text("user[email]");
        Optional<Integer> country = country(given.text("user[country_code]"));
        Optional<Cellphone> cellphone = country.flatMap(code -> Cellphone.parse(code, given.text("user[cellphone]")));
        Map<String, String> wrong = new HashMap<>();
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            wrong.put("email", "is invalid");
        }
        if (country.isEmpty()) {
            wrong.put("country_code", "is not supported");
        } else if (cellphone.isEmpty()) {
            wrong.put("cellphone", "is invalid");
        }
        if (!wrong.isEmpty()) {
            Reply.refuse(context, Refusal.USER_NOT_VALID, wrong);
            return;
        }
        long id = authy.users().register(email, cellphone.orElseThrow(), authy.now()).id;
        Reply.success(
                context, "User created successfully.", new JsonObject().put("user", new JsonObject().put("id", id)));
    }

    private static Optional<Integer> country(String code) {
        String orDefault = code.isEmpty() ? "1" : code;
        return Optional.of(orDefault)
                .filter(text -> text.matches("\\+?[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(Cellphone::isCountry);
    }

    private void status(RoutingContext context, AuthyUser user) {
        JsonArray devices = user.isRegistered() ? new JsonArray().add("android") : new JsonArray();
        JsonObject status = new JsonObject()
                .put("authy_id", user.id)
                .put("confirmed", user.isConfirmed())
                .put("registered", user.isRegistered())
                .put("country_code", user.cellphone.countryCode())
                .put("phone_number", user.cellphone.maskedNational())
                .put("email", user.email)
                .put("devices", devices)
                .put("has_hard_token", false)
                .put("account_disabled", false)
                .put("detailed_devices", new JsonArray())
                .put("deleted_devices", new JsonArray());
        Reply.success(context, "User status.", new JsonObject().put("status", status));
    }

    /// The one reply without the envelope.
    private void phoneNumber(RoutingContext context, AuthyUser user) {
        if (!authy.isExporting()) {
            Reply.refuse(context, Refusal.EXPORT_DISABLED);
            return;
        }
        JsonObject number = new JsonObject()
                .put("phone_number", user.cellphone.dashed())
                .put("country_code", String.valueOf(user.cellphone.countryCode()))
                .put("e164", user.cellphone.e164())
                .put("updated_at", user.since.truncatedTo(ChronoUnit.SECONDS).toString());
        Reply.send(context, 200, number);
    }

    private void remove(RoutingContext context, AuthyUser user) {
        user.remove(authy.now());
        Reply.success(context, "User removed from application", new JsonObject());
    }
}
