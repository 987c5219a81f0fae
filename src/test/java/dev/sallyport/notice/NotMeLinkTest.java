package dev.sallyport.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.testsupport.MutableClock;
import dev.sallyport.web.PublicUrl;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The link that stops a login. Covers C1.6 and C6.48.
class NotMeLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");

    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    private final MutableClock clock = new MutableClock(NOW);

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private NotMeLink link;

    @BeforeEach
    void makeLink() {
        link = new NotMeLink(store.vault(), new PublicUrl(Optional.of("https://login.acme.example")), clock);
    }

    @Test
    void linkStandsForThePersonAndWhatSomebodyElseMayHold() {
        URI address = link.to(
                ANNA,
                List.of(
                        notice(NoticeKind.FACTOR_ADDED, FactorKind.TOTP),
                        notice(NoticeKind.FACTOR_REMOVED, FactorKind.VERIFY),
                        notice(NoticeKind.RECOVERY_CODE_USED, null),
                        notice(NoticeKind.LOCKED, FactorKind.AUTHY)));

        assertThat(address).hasScheme("https").hasHost("login.acme.example").hasPath("/not-me");
        assertThat(link.read(sealed(address)))
                .contains(new NotMeLink.Claim(ANNA, NOW, Set.of(FactorKind.TOTP, FactorKind.RECOVERY)));
    }

    @Test
    void nobodyReadsInItWhoItIsAbout() {
        assertThat(link.to(ANNA, List.of(notice(NoticeKind.RESET, null))).toString())
                .doesNotContain("anna", "tenant.example", "auth0");
    }

    @Test
    void linkIsGoodForSevenDays() {
        String sealed = sealed(link.to(ANNA, List.of(notice(NoticeKind.RESET, null))));

        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(link.read(sealed)).contains(new NotMeLink.Claim(ANNA, NOW, Set.of()));
        clock.advance(Duration.ofMillis(1));

        assertThat(link.read(sealed)).isEmpty();
    }

    @Test
    void whatTheStoreSealedForAnotherPlaceIsNoLink() {
        assertThat(link.read(store.vault().seal("authenticators.handle:1", "1\n\ntenant.example\nauth0|anna")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "k", "k1:", "k1:AAAA", "0\n\ntenant.example\nauth0|anna"})
    void whatNobodySealedIsNoLink(String text) {
        assertThat(link.read(text)).isEmpty();
    }

    @Test
    void everyChangedLetterMakesItNone() {
        String sealed = sealed(link.to(ANNA, List.of(notice(NoticeKind.RESET, null))));
        for (int i = 0; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(link.read(sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .as("letter %d", i)
                    .isEmpty();
        }
    }

    private static Notice notice(NoticeKind kind, @Nullable FactorKind factor) {
        return new Notice(kind, factor, "Paper Kite", NOW);
    }

    private static String sealed(URI address) {
        return URLDecoder.decode(address.getRawQuery().replaceFirst("^notice=", ""), StandardCharsets.UTF_8);
    }
}
