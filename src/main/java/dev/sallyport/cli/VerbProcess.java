package dev.sallyport.cli;

import io.quarkus.runtime.Quarkus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts as much of the service as a verb needs: its beans and its store, without ports, scheduler or log in.
final class VerbProcess {
    /// Properties of the system, since those are stronger than the environment that the service shares.
    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.level", "WARN",
            // A tenant that cannot be reached is our sentence to tell; the library prints a stack trace.
            "quarkus.log.category.\"io.quarkus.oidc.client\".level", "OFF");

    private VerbProcess() {}

    /// To be called before anything reads a setting.
    static void prepare() {
        SETTINGS.forEach(System::setProperty);
    }

    /// What stops every verb: an SQLite store that the service never made. Quarkus would make a new one, and the verb
    /// would tell of that.
    static Optional<String> problem(String storeUrl) {
        String scheme = "sqlite:";
        if (!storeUrl.startsWith(scheme)) {
            return Optional.empty();
        }
        Path file = Path.of(storeUrl.substring(scheme.length()));
        return Files.exists(file)
                ? Optional.empty()
                : Optional.of(
                        "There is no store at " + file.toAbsolutePath() + ". Put the path of the running service's"
                                + " store into sallyport.store.url, or start the service once.");
    }

    /// Starts, does the verb and stops.
    ///
    /// @return the program's status
    static int run(String... arguments) {
        AtomicInteger status = new AtomicInteger(Outcome.NOT_DONE);
        Quarkus.run(VerbApplication.class, (ended, failure) -> status.set(statusOf(ended, failure)), arguments);
        return status.get();
    }

    private static int statusOf(int ended, @Nullable Throwable failure) {
        if (failure == null) {
            return ended;
        }
        Outcome outcome = Outcome.notDone("Not done, because Sallyport could not start: see above.");
        outcome.print();
        return outcome.status();
    }
}
