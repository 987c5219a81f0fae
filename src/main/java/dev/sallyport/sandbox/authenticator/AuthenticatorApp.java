package dev.sallyport.sandbox.authenticator;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.Resources;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.phone.GroupedDigits;
import dev.sallyport.sandbox.phone.RunningCode;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The page `/authenticator`. Its script only fetches the page again and swaps the codes: a browser without scripts
/// shows the same ones.
public final class AuthenticatorApp implements Part {
    private final List<AppKey> keys = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final SandboxTemplates templates;
    private final String script = Resources.text("authenticator.js");

    public AuthenticatorApp(Clock clock, SandboxTemplates templates) {
        this.clock = clock;
        this.templates = templates;
    }

    /// Takes the key of a link into the app, as if its picture had been scanned.
    ///
    /// @return whether it is a link to a key
    public boolean scan(String link) {
        Optional<AppKey> key = AppKey.of(link);
        key.ifPresent(one -> {
            keys.remove(one);
            keys.addFirst(one);
        });
        return key.isPresent();
    }

    /// The code that the app shows now for the key it got last.
    public Optional<String> newestCode() {
        return keys.stream().findFirst().map(key -> key.at(clock.instant()).digits());
    }

    @Override
    public void mount(Router router) {
        router.get("/authenticator").handler(context -> page(context, "", false));
        router.post("/authenticator").handler(this::paste);
        router.get("/authenticator.js").handler(this::script);
    }

    @Override
    public String save() {
        JsonArray links = new JsonArray();
        keys.forEach(key -> links.add(key.link()));
        return links.encode();
    }

    @Override
    public void restore(String saved) {
        keys.clear();
        new JsonArray(saved)
                .stream()
                        .map(String.class::cast)
                        .map(AppKey::of)
                        .flatMap(Optional::stream)
                        .forEach(keys::add);
    }

    private void paste(RoutingContext context) {
        String link = Objects.requireNonNullElse(context.request().getFormAttribute("link"), "");
        if (scan(link)) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/authenticator")
                    .end();
        } else {
            context.response().setStatusCode(400);
            page(context, link, true);
        }
    }

    private void page(RoutingContext context, String link, boolean problem) {
        templates.send(
                context,
                "authenticator",
                Map.of(
                        "link",
                        link,
                        "problem",
                        problem,
                        "codes",
                        keys.stream().map(this::shown).toList()));
    }

    private Map<String, Object> shown(AppKey key) {
        RunningCode code = key.at(clock.instant());
        return Map.of(
                "issuer", key.issuer(),
                "account", key.account(),
                "code", GroupedDigits.of(code.digits()),
                "seconds", code.left().plusMillis(999).toSeconds());
    }

    private void script(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .end(script);
    }
}
