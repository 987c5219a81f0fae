package dev.sallyport.sandbox;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;

/// The sandbox as a process of its own, for trying the packaged program against it.
///
/// It reads the service's keys, such as `sallyport.sandbox.port`, from arguments `key=value` or system properties.
public final class SandboxProgram {
    private SandboxProgram() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("An argument has the form key=value, unlike: " + argument);
            }
            System.setProperty(argument.substring(0, equals), argument.substring(equals + 1));
        }
        Vertx vertx = Vertx.vertx();
        SandboxSettings settings =
                new SettingsSource(key -> Optional.ofNullable(System.getProperty(key))).read(Clock.systemUTC());
        Sandbox.start(vertx, settings)
                .onSuccess(sandbox -> announce(sandbox))
                .onFailure(failure -> giveUp(vertx, settings, failure));
    }

    private static void announce(Sandbox sandbox) {
        Thread ending = new Thread(
                () -> sandbox.stop().toCompletionStage().toCompletableFuture().join());
        Runtime.getRuntime().addShutdownHook(ending);
        System.out.println("The sandbox listens at " + sandbox.settings().origin());
    }

    private static void giveUp(Vertx vertx, SandboxSettings settings, Throwable failure) {
        System.err.println("The sandbox cannot listen at " + settings.origin() + ": " + failure.getMessage());
        vertx.close().onComplete(_ -> System.exit(1));
    }
}
