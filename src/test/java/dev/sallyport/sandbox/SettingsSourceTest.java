package dev.sallyport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSourceTest {
    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("sallyport.base-url", "http://localhost:8080/"),
            Map.entry("sallyport.sandbox.port", "8090"),
            Map.entry("sallyport.tenant.domain", "127.0.0.1:8090"),
            Map.entry("sallyport.tenant.request-secrets", "the-first, the-second"),
            Map.entry("sallyport.tenant.answer-secret", "the-answer"),
            Map.entry("sallyport.notices.smtp-port", "18090"),
            Map.entry("sallyport.authy.url", "http://127.0.0.1:8090"),
            Map.entry("sallyport.authy.api-key", "the-key"),
            Map.entry("sallyport.verify.service-sid", "the-service"),
            Map.entry("sallyport.verify.api-key", "the-verify-key"),
            Map.entry("sallyport.verify.api-secret", "the-verify-secret"),
            Map.entry("sallyport.verify.auth-token", "the-verify-auth-token"),
            Map.entry("sallyport.account.client-id", "account"),
            Map.entry("sallyport.account.client-secret", "account-secret"),
            Map.entry("sallyport.management.client-id", "service"),
            Map.entry("sallyport.management.client-secret", "service-secret")));

    @Test
    void serviceAndSandboxReadTheSameKeys() {
        SandboxSettings read = read();

        assertThat(read.origin()).isEqualTo("http://127.0.0.1:8090");
        assertThat(read.action()).isEqualTo(Path.of("src/main/auth0/actions/sallyport/code.js"));
        assertThat(read.memory()).isNull();
        assertThat(read.actionSecrets())
                .isEqualTo(Map.of(
                        "SALLYPORT_URL", "http://localhost:8080",
                        "SALLYPORT_TENANT", "127.0.0.1:8090",
                        "SALLYPORT_REQUEST_SECRET", "the-first",
                        "SALLYPORT_ANSWER_SECRET", "the-answer"));
    }

    @Test
    void accountPageServiceAndPaperKiteAreRegistered() {
        assertThat(read().applications())
                .extracting(Application::clientId, Application::callbacks, Application::scopes)
                .containsExactly(
                        tuple("account", Set.of("http://localhost:8080/account/callback"), Set.of()),
                        tuple("service", Set.of(), Set.of("read:users", "update:users_app_metadata")),
                        tuple(
                                "paper-kite",
                                Set.of("http://127.0.0.1:8090/app/callback", "com.example.paperkite://callback"),
                                Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport.tenant.domain, example.eu.auth0.com",
        "sallyport.authy.url, https://api.authy.com",
        "sallyport.twilio.url, https://verify.twilio.com",
        "sallyport.verify.url, https://verify.twilio.com/v2",
        "sallyport.base-url, https://mfa.example.com",
        "sallyport.notices.smtp-host, smtp.example.com",
        "sallyport.authy.url, http://127.0.0.1.example.com",
        "sallyport.authy.url, http://localhost@example.com",
        "sallyport.authy.url, http://10.0.0.1:8090",
        "sallyport.authy.url, not an address",
    })
    void addressElsewhereStopsTheStartAndNamesTheKey(String key, String value) {
        settings.put(key, value);

        assertThatThrownBy(this::read).hasMessageContaining(key).hasMessageContaining("does not start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8090", "http://127.9.9.9:1", "http://[::1]:8090", "localhost"})
    void addressOnThisMachineWillDo(String address) {
        settings.put("sallyport.authy.url", address);

        assertThat(read().authyApiKey()).isEqualTo("the-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sallyport.sandbox.port",
                "sallyport.notices.smtp-port",
                "sallyport.tenant.answer-secret",
                "sallyport.authy.api-key"
            })
    void missingValueIsNamed(String key) {
        settings.remove(key);

        assertThatThrownBy(this::read).hasMessageContaining(key);
    }

    private SandboxSettings read() {
        return new SettingsSource(key -> Optional.ofNullable(settings.get(key))).read(Clock.systemUTC());
    }
}
