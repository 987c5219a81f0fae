package dev.sallyport.settings;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The settings by their names in the environment, for tests of files that set them.
public final class SettingNames {
    private SettingNames() {}

    public static Set<String> known() {
        return names(_ -> true);
    }

    /// Those that production does not start without.
    public static Set<String> required() {
        return names(Setting::required);
    }

    private static Set<String> names(Predicate<Setting> which) {
        return KnownSettings.ALL.stream()
                .filter(which)
                .map(setting -> setting.key().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
