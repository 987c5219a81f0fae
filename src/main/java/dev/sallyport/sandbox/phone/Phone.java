package dev.sallyport.sandbox.phone;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.Resources;
import dev.sallyport.sandbox.SandboxTemplates;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/// The page `/phone`. Its script only fetches the same page again and swaps what is new: a browser without scripts
/// shows the same codes and texts.
public final class Phone implements Part {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Inbox inbox;
    private final CodeApp app;
    private final PushApp pushes;
    private final SandboxTemplates templates;
    private final String style = Resources.text("phone.css");
    private final String script = Resources.text("phone.js");

    public Phone(Inbox inbox, CodeApp app, PushApp pushes, SandboxTemplates templates) {
        this.inbox = inbox;
        this.app = app;
        this.pushes = pushes;
        this.templates = templates;
    }

    @Override
    public void mount(Router router) {
        router.get("/phone").handler(this::page);
        router.post("/phone/app").handler(BodyHandler.create(false)).handler(this::install);
        router.post("/phone/losses").handler(BodyHandler.create(false)).handler(this::lose);
        router.post("/phone/answer").handler(BodyHandler.create(false)).handler(this::answer);
        router.get("/phone/phone.css").handler(context -> send(context, "text/css", style));
        router.get("/phone/phone.js").handler(context -> send(context, "text/javascript", script));
    }

    @Override
    public String save() {
        return inbox.save();
    }

    @Override
    public void restore(String saved) {
        inbox.restore(saved);
    }

    private void page(RoutingContext context) {
        String asked = context.request().getParam("number", "");
        Screen screen = Screen.of(app.lines(), inbox, pushes, asked);
        send(context, "text/html", templates.render("phone", screen.data()));
    }

    private void install(RoutingContext context) {
        String number = context.request().getFormAttribute("number");
        app.install(Objects.requireNonNullElse(number, ""));
        back(context);
    }

    /// What was lost gets through from now on, and what got through is lost.
    private void lose(RoutingContext context) {
        String number = Objects.requireNonNullElse(context.request().getFormAttribute("number"), "");
        String asked = Objects.requireNonNullElse(context.request().getFormAttribute("kind"), "");
        Stream.of(Message.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(asked))
                .forEach(kind -> inbox.toggle(number, kind));
        back(context);
    }

    private void answer(RoutingContext context) {
        String id = Objects.requireNonNullElse(context.request().getFormAttribute("id"), "");
        PushAnswer.named(Objects.requireNonNullElse(context.request().getFormAttribute("answer"), ""))
                .ifPresent(answer -> pushes.answer(id, answer));
        back(context);
    }

    private static void back(RoutingContext context) {
        String number = Objects.requireNonNullElse(context.request().getFormAttribute("number"), "");
        String address = "/phone?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        context.response().setStatusCode(303).putHeader("Location", address).end();
    }

    private static void send(RoutingContext context, String type, String body) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", type + ";charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
