package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.Resources;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;

/// The page `/tenant-app`: an app of the tenant's own with Twilio's push SDK in it. A pasted link is what a scanned
/// picture is to a phone. Its script only fetches the page again and swaps the questions.
public final class TenantApp implements Part {
    private final Verify verify;
    private final SandboxTemplates templates;
    private final String script = Resources.text("tenant-app.js");

    public TenantApp(Verify verify, SandboxTemplates templates) {
        this.verify = verify;
        this.templates = templates;
    }

    @Override
    public void mount(Router router) {
        router.get("/tenant-app").handler(context -> page(context, "", false));
        router.post("/tenant-app").handler(this::paste);
        router.post("/tenant-app/answer").handler(this::answer);
        router.get("/tenant-app.js")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/javascript; charset=utf-8")
                        .end(script));
    }

    private void paste(RoutingContext context) {
        String link = text(context, "link");
        if (verify.addApp(link)) {
            back(context);
        } else {
            context.response().setStatusCode(400);
            page(context, link, true);
        }
    }

    private void answer(RoutingContext context) {
        PushAnswer.named(text(context, "answer")).ifPresent(answer -> verify.answer(text(context, "id"), answer));
        back(context);
    }

    private void page(RoutingContext context, String link, boolean problem) {
        templates.send(
                context,
                "tenant-app",
                Map.of(
                        "link",
                        link,
                        "problem",
                        problem,
                        "requests",
                        verify.requests().stream().map(PushRequest::shown).toList()));
    }

    private static void back(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader("Location", "/tenant-app")
                .end();
    }

    private static String text(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getFormAttribute(name), "");
    }
}
