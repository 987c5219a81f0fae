package dev.sallyport.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Checks of the factors, and of what one of them is called.
final class Factors {
    private static final String EMAIL = "email";
    private static final String BACKUP = "recovery";
    static final String KEY = "sallyport.factors";
    /// Those that Twilio Verify sends codes for.
    static final Set<String> BY_VERIFY = Set.of("verify", EMAIL);

    static final String MIGRATE = "sallyport.migrate";
    private static final Set<String> TARGETS = Set.of("verify", "totp");
    private static final Set<String> DEFAULT = Set.of("authy");
    private static final Set<String> KNOWN = Set.of("totp", "authy", "verify", EMAIL, BACKUP);
    private static final int LONGEST_ISSUER = 32;

    /// A colon ends the name in an app's link.
    private static final Pattern UNFIT = Pattern.compile("[:\\p{C}]");

    private Factors() {}

    static Set<String> offered(Function<String, Optional<String>> lookup) {
        return lookup.apply(KEY).map(value -> Set.copyOf(Lists.of(value))).orElse(DEFAULT);
    }

    static Check names() {
        return value -> {
            List<String> names = Lists.of(value);
            if (!KNOWN.containsAll(names)) {
                return Optional.of("names a factor that is not known");
            }
            return Check.faultIf(
                    Set.of(EMAIL, BACKUP).containsAll(names),
                    "names none but email and recovery, which are for those who have another");
        };
    }

    /// What people may be moved to from Authy.
    static Check migrationTarget() {
        return value -> Check.faultIf(!TARGETS.contains(value), "is neither verify nor totp");
    }

    /// Both factors have to be offered while people are moved from the one to the other.
    static Optional<String> migrationProblem(Function<String, Optional<String>> lookup) {
        return lookup.apply(MIGRATE)
                .filter(target -> !offered(lookup).containsAll(Set.of("authy", target)))
                .map(target -> "%s=%s needs both authy and %s among %s, until everybody has moved."
                        .formatted(MIGRATE, target, target, KEY));
    }

    static Check issuer() {
        return value -> Check.faultIf(
                value.isBlank()
                        || value.codePointCount(0, value.length()) > LONGEST_ISSUER
                        || UNFIT.matcher(value).find(),
                "is empty or too long, or has a colon in it");
    }
}
