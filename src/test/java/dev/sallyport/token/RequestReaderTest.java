package dev.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Reading.Flaw;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/// Covers C1.1 to C1.3, C1.5 and C1.7.
class RequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ISSUER = "acme.eu.auth0.com";

    private final RequestReader reader = readerAt(NOW);

    @Test
    void properTokenIsRead() {
        String token = aToken().with("locale", "de-AT")
                .with("enrolled", true)
                .with("rev", 7)
                .with("authy_id", "1635")
                .with("ip", "2001:DB8::7")
                .signed();

        Reading reading = reader.read(token);

        assertThat(reading).isInstanceOfSatisfying(Reading.Fresh.class, fresh -> {
            LoginRequest request = fresh.request();
            assertThat(request.person().issuer()).isEqualTo(ISSUER);
            assertThat(request.person().subject()).isEqualTo("auth0|ada");
            assertThat(request.client()).isEqualTo(new LoginRequest.Client("paper-kite", "Paper Kite"));
            assertThat(request.ip()).isEqualTo("2001:db8:0:0:0:0:0:7");
            assertThat(request.locale()).isEqualTo("de-AT");
            assertThat(request.enrolled()).isTrue();
            assertThat(request.rev()).isEqualTo(7);
            assertThat(request.authyId()).isEqualTo("1635");
        });
    }

    @Test
    void bothLiveSecretsAreBelieved() {
        assertThat(reader.read(aToken().signed(RequestToken.SECRET))).isInstanceOf(Reading.Fresh.class);
        assertThat(reader.read(aToken().signed(RequestToken.OTHER_SECRET))).isInstanceOf(Reading.Fresh.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void addressMayBeMissing(@Nullable String ip) {
        assertThat(reader.read(aToken().with("ip", ip).signed()))
                .isInstanceOfSatisfying(
                        Reading.Fresh.class,
                        fresh -> assertThat(fresh.request().ip()).isNull());
    }

    @Test
    void customDomainThatIsConfiguredMayBeReturnedTo() {
        assertThat(reader.read(aToken().with("host", "login.acme.example").signed()))
                .isInstanceOf(Reading.Fresh.class);
    }

    @Test
    void tokenThatIsTooOldIsStaleAndNoMore() {
        String token = aToken().signed();

        assertThat(readerAt(NOW.plusSeconds(124)).read(token)).isInstanceOf(Reading.Fresh.class);
        assertThat(readerAt(NOW.plusSeconds(126)).read(token)).isInstanceOf(Reading.Stale.class);
        assertThat(readerAt(NOW.plus(Duration.ofDays(1))).read(token)).isInstanceOf(Reading.Stale.class);
    }

    @Test
    void staleTokenUnderAnotherSecretIsNotEvenStale() {
        String token = aToken().signed("a-secret-that-nobody-configured-anywhere");

        assertThat(readerAt(NOW.plus(Duration.ofDays(1))).read(token))
                .isEqualTo(new Reading.Unbelievable(Flaw.WRONG_SIGNATURE));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                argumentSet("no signature", aToken().unsigned(), Flaw.NOT_SIGNED),
                argumentSet(
                        "another algorithm",
                        aToken().algorithm("HS512").signed(RequestToken.SECRET.repeat(2)),
                        Flaw.NOT_SIGNED),
                argumentSet(
                        "another secret",
                        aToken().signed("a-secret-that-nobody-configured-anywhere"),
                        Flaw.WRONG_SIGNATURE),
                argumentSet("changed claims", changed(aToken().signed()), Flaw.WRONG_SIGNATURE),
                argumentSet(
                        "brings its own key",
                        aToken().header("jku", "https://evil.example/jwks").signed(),
                        Flaw.NAMES_A_KEY),
                argumentSet(
                        "brings its own certificate",
                        aToken().header("x5u", "https://evil.example/cert").signed(),
                        Flaw.NAMES_A_KEY),
                argumentSet(
                        "another tenant",
                        aToken().with("iss", "evil.eu.auth0.com").signed(),
                        Flaw.WRONG_TENANT),
                argumentSet("no tenant", aToken().with("iss", null).signed(), Flaw.WRONG_TENANT),
                argumentSet("another audience", aToken().with("aud", "somebody").signed(), Flaw.WRONG_AUDIENCE),
                argumentSet("no audience", aToken().with("aud", null).signed(), Flaw.WRONG_AUDIENCE),
                argumentSet(
                        "another host", aToken().with("host", "evil.example").signed(), Flaw.WRONG_HOST),
                argumentSet("no host", aToken().with("host", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no person", aToken().with("sub", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no jti", aToken().with("jti", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no nonce", aToken().with("nonce", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no client", aToken().with("client", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no expiry", aToken().with("exp", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("no time", aToken().with("iat", null).signed(), Flaw.CLAIMS_MISSING),
                argumentSet(
                        "made later",
                        aToken().with("iat", NOW.plusSeconds(60).getEpochSecond())
                                .signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet(
                        "made long ago for now",
                        aToken().with("iat", NOW.minusSeconds(600).getEpochSecond())
                                .signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet(
                        "made before all time",
                        aToken().with("iat", Long.MIN_VALUE).signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet("another type", aToken().header("typ", "at+jwt").signed(), Flaw.CLAIMS_MISSING),
                argumentSet(
                        "lives too long",
                        aToken().with("exp", NOW.plusSeconds(600).getEpochSecond())
                                .signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet(
                        "client of another shape",
                        aToken().with("client", Map.of("id", 4)).signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet("rev of another shape", aToken().with("rev", "7").signed(), Flaw.CLAIMS_MISSING),
                argumentSet(
                        "enrolled of another shape",
                        aToken().with("enrolled", "no").signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet(
                        "name for an address",
                        aToken().with("ip", "evil.example").signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet(
                        "hexadecimal name for an address",
                        aToken().with("ip", "beef.cafe").signed(),
                        Flaw.CLAIMS_MISSING),
                argumentSet("half an address", aToken().with("ip", "2001:db8").signed(), Flaw.CLAIMS_MISSING),
                argumentSet(
                        "endless address", aToken().with("ip", "1".repeat(46)).signed(), Flaw.CLAIMS_MISSING),
                argumentSet("words", "not a token at all", Flaw.NOT_SIGNED),
                argumentSet("dots", "..", Flaw.NOT_SIGNED),
                argumentSet("nothing", "", Flaw.NOT_SIGNED));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedTokenIsNotBelieved(String token, Flaw flaw) {
        assertThat(reader.read(token)).isEqualTo(new Reading.Unbelievable(flaw));
    }

    private static RequestToken aToken() {
        return RequestToken.of(ISSUER, NOW);
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        String other = aToken().with("sub", "auth0|eve").signed("whatever-whatever-whatever-whatever");
        return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
    }

    private static RequestReader readerAt(Instant now) {
        Tenant tenant = new Tenant(new ExplicitTenantConfig(
                ISSUER,
                Set.of(ISSUER, "login.acme.example"),
                List.of(RequestToken.SECRET, RequestToken.OTHER_SECRET),
                "an-answer-secret-of-at-least-32-bytes"));
        return new RequestReader(tenant, Clock.fixed(now, ZoneOffset.UTC));
    }
}
