package dev.sallyport.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpConfigTest {
    @Test
    void defaultsAreWhatEveryAppCanDo() {
        assertThat(rules(Map.of()))
                .isEqualTo(new TotpRules("Sallyport", TotpAlgorithm.SHA1, 6, Duration.ofSeconds(30), 1));
    }

    @Test
    void everyPartCanBeSet() {
        assertThat(rules(Map.of(
                        "sallyport.totp.issuer", "Acme",
                        "sallyport.totp.algorithm", "SHA512",
                        "sallyport.totp.digits", "8",
                        "sallyport.totp.period", "60s",
                        "sallyport.totp.window", "0")))
                .isEqualTo(new TotpRules("Acme", TotpAlgorithm.SHA512, 8, Duration.ofSeconds(60), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport.totp.issuer, Acme: people",
        "sallyport.totp.issuer, An organisation with too long a name",
        "sallyport.totp.digits, 7",
        "sallyport.totp.period, 14s",
        "sallyport.totp.period, 121s",
        "sallyport.totp.period, 30500ms",
        "sallyport.totp.window, -1",
        "sallyport.totp.window, 3"
    })
    void whatMakesNoSenseIsRefusedByName(String key, String value) {
        assertThatThrownBy(() -> rules(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(key + " must ");
    }

    private static TotpRules rules(Map<String, String> settings) {
        return TotpRules.of(new SmallRyeConfigBuilder()
                .withMapping(TotpConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(TotpConfig.class));
    }
}
