package dev.sallyport.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A set of limits that somebody demands as a whole.
record Profile(String name, List<Bound> bounds) {
    static final String KEY = "sallyport.profile";

    private static final Profile STANDARD = new Profile("standard", List.of());

    /// Payments in the European Union: at most five failures in a row and five minutes without activity (Commission
    /// Delegated Regulation 2018/389, article 4, paragraph 3, letters b and d).
    private static final Profile PSD2 = new Profile(
            "psd2",
            List.of(
                    new Bound("sallyport.attempts.free-failures", "5", Amounts.number(1, 5)),
                    new Bound("sallyport.login.tries", "5", Amounts.number(1, 5)),
                    new Bound(
                            "sallyport.login.lifetime",
                            "5m",
                            Amounts.duration(Amounts.MINUTE, Amounts.MINUTE.multipliedBy(5))),
                    noTap()));

    /// NIST SP 800-63B-4 at its second level, where a button that is only pressed is no authenticator (3.1.3).
    private static final Profile NIST = new Profile("nist-aal2", List.of(noTap()));

    Profile {
        bounds = List.copyOf(bounds);
    }

    /// The profile of that name; the standard one where there is no name, or an unknown one, which the check of the
    /// settings tells of.
    static Profile named(@Nullable String name) {
        return of(name).orElse(STANDARD);
    }

    static Check isName() {
        return value -> Check.faultIf(of(value).isEmpty(), "is neither standard nor psd2 nor nist-aal2");
    }

    Map<String, String> settings() {
        return bounds.stream().collect(Collectors.toUnmodifiableMap(Bound::key, Bound::value));
    }

    /// A sentence for each setting that was given a value outside this profile.
    ///
    /// @param lookup the value of a setting by its key, if it has one
    List<String> problems(Function<String, Optional<String>> lookup) {
        return bounds.stream()
                .flatMap(bound -> lookup.apply(bound.key()).flatMap(bound.check()::fault).stream()
                        .map(fault -> "%s %s, which %s=%s demands. Leave it out, or choose another profile."
                                .formatted(bound.key(), fault, KEY, name)))
                .toList();
    }

    private static Bound noTap() {
        return new Bound(
                "sallyport.authy.onetouch", "false", value -> Check.faultIf(value.equals("true"), "is switched on"));
    }

    private static Optional<Profile> of(@Nullable String name) {
        return Stream.of(STANDARD, PSD2, NIST)
                .filter(profile -> profile.name.equals(name))
                .findFirst();
    }

    /// What one setting is in a profile, and what else it may be.
    record Bound(String key, String value, Check check) {}
}
