package dev.sallyport.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingConfigTest {
    @Test
    void defaultsAreThoseOfTheDocumentation() {
        assertThat(Budgets.of(config(Map.of())).limits())
                .isEqualTo(Map.of(
                        Budget.PERSON, 10,
                        Budget.NUMBER, 8,
                        Budget.UNPROVEN_NUMBER, 5,
                        Budget.PREFIX, 60,
                        Budget.UNPROVEN_PREFIX, 60,
                        Budget.COUNTRY, 600,
                        Budget.UNPROVEN_COUNTRY, 600,
                        Budget.ADDRESS, 40,
                        Budget.TENANT, 3000));
    }

    @Test
    void everyKeyIsRead() {
        SendingConfig config = config(Map.of(
                "sallyport.sending.per-person", "1",
                "sallyport.sending.per-number", "2",
                "sallyport.sending.per-unproven-number", "3",
                "sallyport.sending.per-prefix", "4",
                "sallyport.sending.per-country", "5",
                "sallyport.sending.per-address", "6",
                "sallyport.sending.per-tenant", "7"));

        assertThat(Budgets.of(config)).isEqualTo(Budgets.of(new ExplicitSendingConfig(1, 2, 3, 4, 5, 6, 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "number", "unproven-number", "prefix", "country", "address", "tenant"})
    void nothingIsRefusedByTheNameOfItsKey(String budget) {
        SendingConfig config = config(Map.of("sallyport.sending.per-" + budget, "0"));

        assertThatThrownBy(() -> Budgets.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("sallyport.sending.per-" + budget + " must be 1 or more");
    }

    @Test
    void conversionIsThatOfTheDocumentation() {
        SendingConfig config = config(Map.of());

        assertThat(config.conversionCodes()).isEqualTo(100);
        assertThat(config.conversionPercent()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"codes, 0", "codes, -1", "percent, -1", "percent, 101"})
    void conversionThatMakesNoSenseIsRefusedByTheNameOfItsKey(String key, String value) {
        SendingConfig config = config(Map.of("sallyport.sending.conversion-" + key, value));

        assertThatThrownBy(() -> Conversion.checked(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("sallyport.sending.conversion-" + key + " must be ");
    }

    private static SendingConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(SendingConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SendingConfig.class);
    }
}
