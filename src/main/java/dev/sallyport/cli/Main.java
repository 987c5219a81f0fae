package dev.sallyport.cli;

import dev.sallyport.settings.SettingsCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
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
            serve(settings());
        } else {
            VerbProcess.prepare();
            System.exit(Grammar.read(version(), _ -> work(settings(), arguments), arguments));
        }
    }

    private static void serve(Config settings) {
        if (tell("Sallyport does not start, because of its settings:", problems(settings))) {
            System.exit(Outcome.UNUSABLE);
        }
        Quarkus.run();
    }

    private static int work(Config settings, String... arguments) {
        List<String> problems = problems(settings);
        if (problems.isEmpty()) {
            problems = VerbProcess.problem(
                            value(settings, "sallyport.store.url").orElseThrow())
                    .stream()
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

    private static List<String> problems(Config settings) {
        return SettingsCheck.problems(key -> value(settings, key));
    }

    /// Read here and now: what a native executable takes for its settings until Quarkus has started are those of the
    /// machine that built it.
    private static Config settings() {
        return ConfigUtils.configBuilder().build();
    }

    private static Optional<String> value(Config settings, String key) {
        ConfigValue value = settings.getConfigValue(key);
        return Optional.ofNullable(value.getValue())
                .or(() -> Optional.ofNullable(value.getRawValue()))
                .filter(text -> !text.isBlank());
    }
}
