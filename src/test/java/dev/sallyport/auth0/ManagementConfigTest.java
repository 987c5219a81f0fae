package dev.sallyport.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagementConfigTest {
    private static final Map<String, String> NEEDED =
            Map.of("sallyport.management.client-id", "service", "sallyport.management.client-secret", "secret");

    @Test
    void waitsFiveSecondsUnlessToldOtherwise() {
        assertThat(read(NEEDED, Map.of()).timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsEveryKey() {
        ManagementConfig config = read(NEEDED, Map.of("sallyport.management.timeout", "2s"));

        assertThat(config.clientId()).isEqualTo("service");
        assertThat(config.clientSecret()).isEqualTo(new ClientSecret("secret"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void missingKeyIsNamed() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("sallyport.management.client-id", "service")))
                .hasMessageContaining("sallyport.management.client-secret");
    }

    private static ManagementConfig read(Map<String, String> some, Map<String, String> more) {
        return new SmallRyeConfigBuilder()
                .withMapping(ManagementConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(some)
                .withDefaultValues(more)
                .build()
                .getConfigMapping(ManagementConfig.class);
    }
}
