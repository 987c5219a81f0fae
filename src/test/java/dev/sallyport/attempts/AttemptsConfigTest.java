package dev.sallyport.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsConfigTest {
    @Test
    void defaultsAreThoseOfTheDesign() {
        AttemptsConfig config = config(Map.of());

        assertThat(config.freeFailures()).isEqualTo(10);
        assertThat(config.firstDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.longestDelay()).isEqualTo(Duration.ofHours(1));
        assertThat(config.disableAfter()).isEqualTo(100);
    }

    @Test
    void everyKeyIsRead() {
        AttemptsConfig config = config(Map.of(
                "sallyport.attempts.free-failures", "3",
                "sallyport.attempts.first-delay", "10s",
                "sallyport.attempts.longest-delay", "15m",
                "sallyport.attempts.disable-after", "20"));

        assertThat(Delays.of(config)).isEqualTo(new Delays(3, Duration.ofSeconds(10), Duration.ofMinutes(15), 20));
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport.attempts.free-failures, 0",
        "sallyport.attempts.first-delay, 0s",
        "sallyport.attempts.longest-delay, 29s",
        "sallyport.attempts.disable-after, 9",
        "sallyport.attempts.disable-after, 101"
    })
    void nonsenseIsRefusedByTheNameOfItsKey(String key, String value) {
        AttemptsConfig config = config(Map.of(key, value));

        assertThatThrownBy(() -> Delays.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key);
    }

    private static AttemptsConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AttemptsConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(AttemptsConfig.class);
    }
}
