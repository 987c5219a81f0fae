package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// `/authy/faults`: POST `fault` (a status, or `slow` with `milliseconds`, `html`, `empty`, `no-token`, `cut`) and
/// `times` as JSON or as a form; GET counts what waits; DELETE forgets it.
final class FaultRoutes {
    private static final int MOST_TIMES = 100;

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void mount(Router router) {
        router.post("/authy/faults").handler(BodyHandler.create(false)).handler(this::add);
        router.get("/authy/faults").handler(this::list);
        router.delete("/authy/faults").handler(this::clear);
    }

    private void add(RoutingContext context) {
        Optional<Parameters> parameters = Parameters.of(context);
        Optional<Fault> fault = parameters.flatMap(FaultRoutes::fault);
        int times = parameters.map(given -> number(given.text("times"), 1)).orElse(0);
        if (fault.isEmpty() || times < 1 || times > MOST_TIMES) {
            Reply.refuse(context, Refusal.INVALID_REQUEST);
            return;
        }
        faults.next(times, fault.get());
        String number = parameters.map(given -> given.text("number")).orElse("");
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
        Reply.send(context, 200, new JsonObject().put("waiting", waiting));
    }

    private void clear(RoutingContext context) {
        faults.clear();
        list(context);
    }

    private static Optional<Fault> fault(Parameters given) {
        String name = given.text("fault");
        return switch (name) {
            case "slow" -> Optional.of(new Fault.Slow(Duration.ofMillis(number(given.text("milliseconds"), 10_000))));
            case "html" -> Optional.of(new Fault.Html());
            case "empty" -> Optional.of(new Fault.Empty());
            case "no-token" -> Optional.of(new Fault.SuccessWithoutToken());
            case "cut" -> Optional.of(new Fault.Cut());
            default ->
                name.matches("[45][0-9]{2}") ? Optional.of(new Fault.Status(Integer.parseInt(name))) : Optional.empty();
        };
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
