package dev.sallyport.notice;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.web.PublicUrl;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The link in a mail by which its reader says that what it tells of was not them.
///
/// Sealed by the store's key, so that nobody can make one, and nobody reads in it who it is about. Whoever holds it can
/// stop, and nothing else.
@Singleton
final class NotMeLink {
    private static final String PLACE = "notice";
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final int PARTS = 4;

    private final Vault vault;
    private final PublicUrl url;
    private final Clock clock;

    NotMeLink(Vault vault, PublicUrl url, Clock clock) {
        this.vault = vault;
        this.url = url;
        this.clock = clock;
    }

    /// What a link stands for.
    ///
    /// @param toldAt when the mail was made
    /// @param factors those that are not to be trusted any more
    record Claim(Person person, Instant toldAt, Set<FactorKind> factors) {}

    URI to(Person person, List<Notice> told) {
        String factors = suspicious(told).stream().map(FactorKind::wireName).collect(Collectors.joining(","));
        String sealed = vault.seal(
                PLACE, String.join("\n", Long.toString(clock.millis()), factors, person.issuer(), person.subject()));
        return url.value().resolve(NotMeResource.PATH + "?notice=" + URLEncoder.encode(sealed, StandardCharsets.UTF_8));
    }

    /// Empty unless we made it, lately.
    Optional<Claim> read(String sealed) {
        try {
            String[] parts = vault.open(PLACE, sealed).split("\n", PARTS);
            Instant toldAt = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            return toldAt.plus(GOOD_FOR).isAfter(clock.instant())
                    ? Optional.of(new Claim(new Person(parts[2], parts[3]), toldAt, factors(parts[1])))
                    : Optional.empty();
        } catch (StoreFailed _) {
            return Optional.empty();
        }
    }

    /// What somebody else may hold now: what was added, and codes of which one was used.
    private static Set<FactorKind> suspicious(List<Notice> told) {
        Set<FactorKind> factors = EnumSet.noneOf(FactorKind.class);
        for (Notice notice : told) {
            switch (notice.kind()) {
                case FACTOR_ADDED -> Optional.ofNullable(notice.factor()).ifPresent(factors::add);
                case RECOVERY_CODE_USED, RECOVERY_CODES_RENEWED -> factors.add(FactorKind.RECOVERY);
                case FACTOR_REMOVED, LOCKED, DISABLED, PUSH_DENIED, REPORTED_NOT_ME, RESET -> {}
            }
        }
        return factors;
    }

    private static Set<FactorKind> factors(String names) {
        return Arrays.stream(names.split(","))
                .flatMap(name -> FactorKind.ofWireName(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
