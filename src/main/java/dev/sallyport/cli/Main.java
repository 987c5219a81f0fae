package dev.sallyport.cli;

import dev.sallyport.settings.SettingsCheck;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/// The packaged program: starts the service if its settings are sound; otherwise says which are not, and exits with
/// status 2.
///
/// Settings are read before Quarkus starts, since its own complaint about the first unset one is a stack trace. Dev
/// mode
/// and tests do without this class: there every setting has a value, and none can be read this early.
public final class Main {
    private static final int BAD_SETTINGS = 2;

    private Main() {}

    public static void main(String... arguments) {
        List<String> problems = SettingsCheck.problems(Main::setting);
        if (problems.isEmpty()) {
            Quarkus.run(arguments);
            return;
        }
        System.err.println("Sallyport does not start, because of its settings:");
        problems.forEach(problem -> System.err.println("- " + problem));
        System.exit(BAD_SETTINGS);
    }

    private static Optional<String> setting(String key) {
        ConfigValue value = ConfigProvider.getConfig().getConfigValue(key);
        return Optional.ofNullable(value.getValue())
                .or(() -> Optional.ofNullable(value.getRawValue()))
                .filter(text -> !text.isBlank());
    }
}
