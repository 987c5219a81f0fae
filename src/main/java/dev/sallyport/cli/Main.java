package dev.sallyport.cli;

import dev.sallyport.settings.SettingsCheck;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/// The packaged program: starts the service, or does a verb, if its settings are sound; otherwise says which are not,
/// and exits with status 2.
///
/// Settings are read before Quarkus starts, since its own complaint about the first unset one is a stack trace. Dev
/// mode and tests do without this class: there every setting has a value, and none can be read this early.
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            serve();
        } else {
            VerbProcess.prepare();
            System.exit(Grammar.read(version(), _ -> work(arguments), arguments));
        }
    }

    private static void serve() {
        if (tell("Sallyport does not start, because of its settings:", SettingsCheck.problems(Main::setting))) {
            System.exit(Outcome.UNUSABLE);
        }
        Quarkus.run();
    }

    private static int work(String... arguments) {
        List<String> problems = SettingsCheck.problems(Main::setting);
        if (problems.isEmpty()) {
            problems = VerbProcess.problem(setting("sallyport.store.url").orElseThrow()).stream()
                    .toList();
        }
        return tell("Not done, because of Sallyport's settings:", problems)
                ? Outcome.UNUSABLE
                : VerbProcess.run(arguments);
    }

    private static boolean tell(String what, List<String> problems) {
        if (problems.isEmpty()) {
            return false;
        }
        System.err.println(what);
        problems.forEach(problem -> System.err.println("- " + problem));
        return true;
    }

    /// As the build wrote it into the jar; Quarkus knows it only once it has started.
    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "of an unknown version");
    }

    private static Optional<String> setting(String key) {
        ConfigValue value = ConfigProvider.getConfig().getConfigValue(key);
        return Optional.ofNullable(value.getValue())
                .or(() -> Optional.ofNullable(value.getRawValue()))
                .filter(text -> !text.isBlank());
    }
}
