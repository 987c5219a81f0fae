package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// What Authy says about the application that the key belongs to.
final class ApplicationRoutes {
    static final String NAME = "Sallyport sandbox";
    static final int APP_ID = 1635;

    private final Authy authy;

    ApplicationRoutes(Authy authy) {
        this.authy = authy;
    }

    void mount(Router router) {
        router.get("/protected/json/app/details").handler(this::details);
        router.get("/protected/json/app/stats").handler(this::statistics);
    }

    private void details(RoutingContext context) {
        JsonObject app = new JsonObject()
                .put("app_id", APP_ID)
                .put("name", NAME)
                .put("plan", "sandbox")
                .put("sms_enabled", true)
                .put("white_label", false);
        Reply.success(context, "Application information.", new JsonObject().put("app", app));
    }

    private void statistics(RoutingContext context) {
        JsonObject body = new JsonObject()
                .put("app_id", APP_ID)
                .put("count", 0)
                .put("stats", new JsonArray())
                .put("total_users", authy.users().all(authy.now()).size());
        Reply.success(context, "Monthly statistics.", body);
    }
}
