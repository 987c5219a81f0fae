package dev.sallyport.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One setting as the person who runs the service knows it.
///
/// @param key its name in a properties file
/// @param holds what it should hold, worded so that it completes "It holds …"
/// @param required whether the service can do without; a setting with a default can
/// @param factor the factor that cannot do without, if there is one
record Setting(
        String key,
        String holds,
        boolean required,
        @Nullable String factor,
        Check check) {
    static Setting required(String key, String holds, Check check) {
        return new Setting(key, holds, true, null, check);
    }

    static Setting optional(String key, String holds, Check check) {
        return new Setting(key, holds, false, null, check);
    }

    static Setting neededFor(String factor, String key, String holds, Check check) {
        return new Setting(key, holds, false, factor, check);
    }

    /// What is wrong with it, as one line that names the key, what it should hold and where to put it.
    ///
    /// @param factors that are offered
    Optional<String> problem(Optional<String> value, Set<String> factors) {
        if (value.isEmpty()) {
            boolean needed = required || (factor != null && factors.contains(factor));
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
