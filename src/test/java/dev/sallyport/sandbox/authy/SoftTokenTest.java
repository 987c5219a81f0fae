package dev.sallyport.sandbox.authy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SoftTokenTest {
    /// RFC 4226 appendix D: the decimal column of its table, cut to seven digits.
    @ParameterizedTest
    @CsvSource({"0, 4755224", "1, 4287082", "2, 7359152", "3, 6969429", "9, 5520489"})
    void tokensAreThoseOfTheStandard(long step, String token) {
        SoftToken soft = new SoftToken("3132333435363738393031323334353637383930");

        assertThat(soft.at(Instant.EPOCH.plus(SoftToken.STEP.multipliedBy(step))))
                .isEqualTo(token);
    }

    @Test
    void timeLeftEndsWithTheStep() {
        assertThat(SoftToken.left(Instant.parse("2026-03-01T10:00:05.500Z"))).isEqualTo(Duration.ofMillis(14_500));
        assertThat(SoftToken.left(Instant.parse("2026-03-01T10:00:20Z"))).isEqualTo(SoftToken.STEP);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void secretsAreNotPrinted(Object secret) {
        assertThat(secret.toString()).contains("masked").doesNotContain("1234567");
    }

    static List<Object> secrets() {
        return List.of(
                new SoftToken("12345671234567123456712345671234567123456"),
                new SentToken("1234567", "", Instant.EPOCH),
                new UsedToken("1234567", Instant.EPOCH),
                new Cellphone(1, "1234567"));
    }
}
