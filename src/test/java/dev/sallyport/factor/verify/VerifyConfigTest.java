package dev.sallyport.factor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyConfigTest {
    @Test
    void textsAndCallsAreCheckedForFraudUnlessToldOtherwise() {
        VerifyConfig config = read(Map.of("sallyport.verify.url", "https://verify.twilio.com"));

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.channels()).containsExactly(Channel.SMS, Channel.CALL);
        assertThat(config.riskCheck()).isTrue();
        assertThat(config.serviceSid()).isEmpty();
        assertThat(config.tags()).isEmpty();
        assertThat(config.pushLink()).isEmpty();
        assertThat(config.authToken()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        VerifyConfig config = read(Map.ofEntries(
                Map.entry("sallyport.verify.url", "http://127.0.0.1:1"),
                Map.entry("sallyport.verify.service-sid", "VA1"),
                Map.entry("sallyport.verify.api-key", "SK1"),
                Map.entry("sallyport.verify.api-secret", "secret"),
                Map.entry("sallyport.verify.timeout", "2s"),
                Map.entry("sallyport.verify.channels", "whatsapp,sms"),
                Map.entry("sallyport.verify.risk-check", "false"),
                Map.entry("sallyport.verify.rate-limit-by-address", "per-address"),
                Map.entry("sallyport.verify.rate-limit-by-person", "per-person"),
                Map.entry("sallyport.verify.tags", "app=gate,stage=live"),
                Map.entry("sallyport.verify.push-link", "acme://add"),
                Map.entry("sallyport.verify.auth-token", "auth-token")));

        assertThat(config.pushLink()).hasValue(URI.create("acme://add"));
        assertThat(config.authToken().map(ApiSecret::value)).hasValue("auth-token");
        assertThat(config.url()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(config.serviceSid()).hasValue("VA1");
        assertThat(config.apiKey()).hasValue("SK1");
        assertThat(config.apiSecret()).hasValue(new ApiSecret("secret"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.channels()).containsExactly(Channel.WHATSAPP, Channel.SMS);
        assertThat(config.riskCheck()).isFalse();
        assertThat(config.rateLimitByAddress()).hasValue("per-address");
        assertThat(config.rateLimitByPerson()).hasValue("per-person");
        assertThat(config.tags().orElseThrow()).containsExactly("app=gate", "stage=live");
    }

    private static VerifyConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(VerifyConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(VerifyConfig.class);
    }
}
