package dev.sallyport.sandbox.tenant.pipeline;

import dev.sallyport.sandbox.Resources;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

/// Runs the Action's file off the event loop, each time in a context of its own: no file, no network, no thread, no
/// Java but [ActionHost].
///
/// Fails closed: whatever goes wrong is [Decision.Failed], never a failed future and never a login.
public final class ActionPipeline {
    private final Vertx vertx;
    private final Path action;
    private final Duration limit;
    private final RedirectTokens tokens;
    private final ActionLog log = new ActionLog();
    private final Source runtime = Source.create("js", Resources.text("actions-runtime.js"));
    private final Engine engine = Engine.newBuilder("js")
            .allowExperimentalOptions(true)
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /// A pipeline of one Action.
    ///
    /// @param action the file, read anew at each run
    /// @param limit how long one run may take; Auth0's is 20 seconds
    public ActionPipeline(Vertx vertx, Path action, Duration limit, Clock clock) {
        this.vertx = vertx;
        this.action = action;
        this.limit = limit;
        this.tokens = new RedirectTokens(clock);
    }

    /// Runs one of the Action's handlers to its end.
    public Future<Decision> run(Run run) {
        return vertx.executeBlocking(() -> execute(run), false).map(Objects::requireNonNull);
    }

    /// Frees the engine.
    public Future<Void> close() {
        return vertx.executeBlocking(Executors.callable(() -> engine.close(true)), false)
                .mapEmpty();
    }

    ActionLog log() {
        return log;
    }

    private Decision execute(Run run) {
        ActionHost host = new ActionHost(tokens, log, run);
        try (Context context = newContext()) {
            // On a worker of its own: this one is busy with the Action that is to be stopped.
            long timer = vertx.setTimer(limit.toMillis(), _ -> vertx.executeBlocking(() -> stop(context), false));
            try {
                context.eval(runtime)
                        .execute(
                                host.asObject(),
                                context.eval(source()),
                                run.trigger().handler(),
                                Json.encode(run.event()),
                                run.canRedirect());
            } finally {
                vertx.cancelTimer(timer);
            }
        } catch (PolyglotException e) {
            return failed(
                    e.isCancelled()
                            ? "The Action took longer than " + limit.toMillis() + " ms"
                            : String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed("The Action cannot be read: " + e.getMessage());
        }
        String settled = host.settled();
        return settled == null ? failed("The Action waits for something that never comes") : decision(settled);
    }

    private static boolean stop(Context context) {
        context.close(true);
        return true;
    }

    private Context newContext() {
        return Context.newBuilder("js")
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowHostAccess(HostAccess.NONE)
                .allowIO(IOAccess.NONE)
                .option("js.console", "false")
                .option("js.print", "false")
                .option("js.load", "false")
                .build();
    }

    // A CommonJS module is the body of a function; the wrapper stands on the first line so that line numbers are right.
    private Source source() throws IOException {
        String body = Files.readString(action);
        return Source.newBuilder(
                        "js", "(function (exports, require, module, console) {" + body + "\n})", action.toString())
                .build();
    }

    private Decision decision(String settled) {
        try {
            JsonObject outcome = new JsonObject(settled);
            return switch (outcome.getString("outcome", "")) {
                case "allowed" -> new Decision.Allowed(effects(outcome));
                case "denied" -> new Decision.Denied(outcome.getString("reason", ""), effects(outcome));
                case "redirected" -> new Decision.Redirected(outcome.getString("url", ""), effects(outcome));
                default -> failed(outcome.getString("message", "The Action threw"));
            };
        } catch (DecodeException | IllegalArgumentException e) {
            return failed("The Action's outcome cannot be read: " + e.getMessage());
        }
    }

    private static Effects effects(JsonObject outcome) {
        return outcome.getJsonObject("effects").mapTo(Effects.class);
    }

    private Decision failed(String message) {
        log.add("The Action failed: " + message);
        return new Decision.Failed(message);
    }
}
