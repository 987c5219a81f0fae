package dev.sallyport.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Covers C7.54.
class ProfileSettingsTest {
    @Test
    void standardProfileLeavesTheDefaultsAlone() {
        for (Map<String, String> chosen : List.of(
                Map.<String, String>of(), Map.of("sallyport.profile", "standard"), Map.of("sallyport.profile", "x"))) {
            assertThat(config(chosen).getOptionalValue("sallyport.attempts.free-failures", String.class))
                    .isEmpty();
        }
    }

    @Test
    void psd2IsFiveFailuresAndFiveMinutes() {
        SmallRyeConfig config = config(Map.of("sallyport.profile", "psd2"));

        assertThat(config.getValue("sallyport.attempts.free-failures", String.class))
                .isEqualTo("5");
        assertThat(config.getValue("sallyport.login.tries", String.class)).isEqualTo("5");
        assertThat(config.getValue("sallyport.login.lifetime", String.class)).isEqualTo("5m");
    }

    @Test
    void noTapCountsWhereMoreIsDemanded() {
        for (String profile : List.of("psd2", "nist-aal2")) {
            assertThat(config(Map.of("sallyport.profile", profile)).getValue("sallyport.authy.onetouch", String.class))
                    .isEqualTo("false");
        }
    }

    @Test
    void whatSomebodySetsWinsOverTheProfile() {
        SmallRyeConfig config = config(Map.of("sallyport.profile", "psd2", "sallyport.login.tries", "3"));

        assertThat(config.getValue("sallyport.login.tries", String.class)).isEqualTo("3");
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
