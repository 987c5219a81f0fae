package dev.sallyport.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Checks of the factors, and of what one of them is called.
final class Factors {
    private static final String EMAIL = "email";
    private static final String VERIFY_TOTP = "verify-totp";
    static final String VERIFY_PUSH = "verify-push";
    private static final String BACKUP = "recovery";
    static final String KEY = "sallyport.factors";
    /// Those that Twilio Verify is asked for.
    static final Set<String> BY_VERIFY = Set.of("verify", VERIFY_TOTP, VERIFY_PUSH, EMAIL);

    static final String PERIOD = "sallyport.totp.period";
    static final String MIGRATE = "sallyport.migrate";
    private static final Set<String> TARGETS = Set.of("verify", "totp");
    private static final Set<String> DEFAULT = Set.of("authy");
    private static final Set<String> KNOWN = Set.of("totp", VERIFY_TOTP, VERIFY_PUSH, "authy", "verify", EMAIL, BACKUP);
    private static final Set<String> TAP_IS_TOO_LITTLE = Set.of("psd2", "nist-aal2");
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

    /// Twilio makes keys whose codes are shown for no shorter or longer.
    static Optional<String> periodProblem(Function<String, Optional<String>> lookup) {
        Check twilios = Amounts.duration(Duration.ofSeconds(20), Amounts.MINUTE);
        return lookup.apply(PERIOD)
                .filter(_ -> offered(lookup).contains(VERIFY_TOTP))
                .flatMap(twilios::fault)
                .map(fault ->
                        "%s %s, which Twilio Verify needs for %s among %s.".formatted(PERIOD, fault, VERIFY_TOTP, KEY));
    }

    /// A tap is too little for some profiles, whatever an application asks for.
    static Optional<String> tapProblem(Function<String, Optional<String>> lookup) {
        return lookup.apply(Profile.KEY)
                .filter(profile ->
                        TAP_IS_TOO_LITTLE.contains(profile) && offered(lookup).contains(VERIFY_PUSH))
                .map(profile ->
                        "%s names %s, which %s=%s does not take for enough. Leave it out, or choose another profile."
                                .formatted(KEY, VERIFY_PUSH, Profile.KEY, profile));
    }

    static Check issuer() {
        return value -> Check.faultIf(
                value.isBlank()
                        || value.codePointCount(0, value.length()) > LONGEST_ISSUER
                        || UNFIT.matcher(value).find(),
                "is empty or too long, or has a colon in it");
    }
}
