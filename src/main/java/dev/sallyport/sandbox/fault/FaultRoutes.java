package dev.sallyport.sandbox.fault;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// `/<provider>/faults`: POST `fault` (a status, or `slow` with `milliseconds`, `html`, `empty`, `no-token`, `cut`) and
/// `times` as JSON or as a form; GET counts what waits; DELETE forgets it, and so does the fault `none`.
public final class FaultRoutes {
    private static final int MOST_TIMES = 100;

    private final String path;
    private final Faults faults;

    public FaultRoutes(String provider, Faults faults) {
        this.path = "/" + provider + "/faults";
        this.faults = faults;
    }

    public void mount(Router router) {
        router.post(path).handler(BodyHandler.create(false)).handler(this::add);
        router.get(path).handler(this::list);
        router.delete(path).handler(this::clear);
    }

    private void add(RoutingContext context) {
        Optional<Fault> fault = fault(context);
        int times = number(text(context, "times"), 1);
        boolean none = text(context, "fault").equals("none");
        if (!none && (fault.isEmpty() || times < 1 || times > MOST_TIMES)) {
            context.response().setStatusCode(400).end();
            return;
        }
        fault.ifPresentOrElse(found -> faults.next(times, found), faults::clear);
        String number = text(context, "number");
        if (number.isEmpty()) {
            list(context);
            return;
        }
        String back = "/phone?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        context.response().setStatusCode(303).putHeader("Location", back).end();
    }

    private void list(RoutingContext context) {
        JsonArray waiting = new JsonArray();
        faults.waiting().forEach(fault -> waiting.add(fault.toString()));
        context.response()
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .end(new JsonObject().put("waiting", waiting).encode());
    }

    private void clear(RoutingContext context) {
        faults.clear();
        list(context);
    }

    private static Optional<Fault> fault(RoutingContext context) {
        String name = text(context, "fault");
        return switch (name) {
            case "slow" ->
                Optional.of(new Fault.Slow(Duration.ofMillis(number(text(context, "milliseconds"), 10_000))));
            case "html" -> Optional.of(new Fault.Html());
            case "empty" -> Optional.of(new Fault.Empty());
            case "no-token" -> Optional.of(new Fault.SuccessWithoutToken());
            case "cut" -> Optional.of(new Fault.Cut());
            default ->
                name.matches("[45][0-9]{2}") ? Optional.of(new Fault.Status(Integer.parseInt(name))) : Optional.empty();
        };
    }

    private static String text(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name))
                .or(() -> Optional.ofNullable(json(context).getValue(name)).map(Object::toString))
                .orElse("");
    }

    /// Empty for whatever is no JSON object.
    private static JsonObject json(RoutingContext context) {
        String type = Objects.requireNonNullElse(context.request().getHeader("Content-Type"), "");
        Buffer body = context.body().buffer();
        try {
            return type.startsWith("application/json") && body != null ? body.toJsonObject() : new JsonObject();
        } catch (DecodeException | ClassCastException _) {
            return new JsonObject();
        }
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
