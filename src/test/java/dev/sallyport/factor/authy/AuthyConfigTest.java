package dev.sallyport.factor.authy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthyConfigTest {
    @Test
    void waitsFiveSecondsAndAsksNoAppUnlessToldOtherwise() {
        AuthyConfig config =
                read(Map.of("sallyport.authy.url", "https://api.authy.com", "sallyport.authy.api-key", "key"));

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.onetouch()).isFalse();
        assertThat(config.onetouchLogo()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        AuthyConfig config = read(Map.of(
                "sallyport.authy.url", "http://127.0.0.1:1",
                "sallyport.authy.api-key", "key",
                "sallyport.authy.timeout", "2s",
                "sallyport.authy.onetouch", "true",
                "sallyport.authy.onetouch-logo", "https://acme.org/logo.png"));

        assertThat(config.url()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(config.apiKey()).isEqualTo(new ApiKey("key"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.onetouch()).isTrue();
        assertThat(config.onetouchLogo()).hasValue(URI.create("https://acme.org/logo.png"));
    }

    @Test
    void missingKeyIsNamed() {
        assertThatThrownBy(() -> read(Map.of("sallyport.authy.url", "https://api.authy.com")))
                .hasMessageContaining("sallyport.authy.api-key");
    }

    private static AuthyConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(AuthyConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(AuthyConfig.class);
    }
}
