package dev.sallyport.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One setting as the person who runs the service knows it.
///
/// @param key its name in a properties file
/// @param holds what it should hold, worded so that it completes "It holds …"
/// @param required whether the service can do without; a setting with a default can
/// @param factors those that cannot do without
record Setting(String key, String holds, boolean required, Set<String> factors, Check check) {
    static Setting required(String key, String holds, Check check) {
        return new Setting(key, holds, true, Set.of(), check);
    }

    static Setting optional(String key, String holds, Check check) {
        return new Setting(key, holds, false, Set.of(), check);
    }

    static Setting neededFor(Set<String> factors, String key, String holds, Check check) {
        return new Setting(key, holds, false, factors, check);
    }

    /// What is wrong with it, as one line that names the key, what it should hold and where to put it.
    ///
    /// @param offered the factors that are offered
    Optional<String> problem(Optional<String> value, Set<String> offered) {
        if (value.isEmpty()) {
            boolean needed = required || factors.stream().anyMatch(offered::contains);
            return needed ? told("is missing") : Optional.empty();
        }
        if (value.get().contains("${")) {
            return told("has a ${…} in it that names no setting");
        }
        return check.fault(value.get()).flatMap(this::told);
    }

    private Optional<String> told(String fault) {
        return Optional.of("%s %s. It holds %s. Set %s in the environment or in the file .env."
                .formatted(key, fault, holds, environmentVariable()));
    }

    private String environmentVariable() {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
