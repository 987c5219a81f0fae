package dev.sallyport.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts and stops the sandbox with the application, in dev mode and in tests. Tests inject the running [Sandbox].
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class SandboxStarter {
    private static final Logger LOG = Logger.getLogger("sandbox");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Config config;
    private @Nullable Sandbox sandbox;

    SandboxStarter(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
    }

    // Both observers wait on purpose: nothing may be served before the tenant is there, and the old server must be gone
    // before a live reload starts the next one.
    void start(@Observes StartupEvent event) {
        SandboxSettings settings = new SettingsSource(this::setting).read(Clock.systemUTC());
        sandbox = waitFor(Sandbox.start(vertx, settings), "start at " + settings.origin());
        LOG.infof("Open %s and log in as one of the people on the login page.", settings.service());
        LOG.infof("Their phones are at %s/phone, everything else is at %s", settings.origin(), settings.origin());
    }

    void stop(@Observes ShutdownEvent event) {
        Sandbox running = sandbox;
        if (running != null) {
            sandbox = null;
            waitFor(running.stop(), "stop");
        }
    }

    @Produces
    @Singleton
    @IfBuildProfile(anyOf = {"dev", "test"})
    Sandbox running() {
        Sandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The sandbox is not running");
        }
        return running;
    }

    private Optional<String> setting(String key) {
        return config.getOptionalValue(key, String.class);
    }

    private static <T> T waitFor(Future<T> future, String what) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox was to " + what, e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("The sandbox could not " + what + ": " + e.getMessage(), e);
        }
    }
}
