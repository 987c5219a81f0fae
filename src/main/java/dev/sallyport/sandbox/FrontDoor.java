package dev.sallyport.sandbox;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// The page at `/` that tells what is here, and the style sheet that the pages share.
final class FrontDoor implements Part {
    private final SandboxSettings settings;
    private final SandboxTemplates templates;
    private final String styles = Resources.text("sandbox.css");

    FrontDoor(SandboxSettings settings, SandboxTemplates templates) {
        this.settings = settings;
        this.templates = templates;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(this::welcome);
        router.get("/sandbox.css").handler(this::styles);
    }

    private void welcome(RoutingContext context) {
        templates.send(context, "welcome", Map.of("service", settings.service().toString(), "host", settings.host()));
    }

    private void styles(RoutingContext context) {
        context.response().putHeader("Content-Type", "text/css; charset=utf-8").end(styles);
    }
}
