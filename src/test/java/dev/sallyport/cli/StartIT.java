package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.packaged.Program;
import dev.sallyport.packaged.Program.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts the packaged program with settings that it must not start with.
class StartIT {
    @TempDir
    Path folder;

    @Test
    void withoutSettingsTheStartStopsWithASentenceForEach() throws Exception {
        Stopped stopped = start(Map.of());

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors())
                .contains("sallyport.base-url is missing. It holds the address")
                .contains("sallyport.tenant.domain is missing.")
                .contains("sallyport.tenant.request-secrets is missing.")
                .contains("sallyport.account.client-id is missing.")
                .contains("sallyport.management.client-secret is missing.")
                .contains("sallyport.authy.api-key is missing.")
                .contains("sallyport.enrolment.countries is missing.")
                .contains("sallyport.store.url is missing.")
                .contains("sallyport.store.keys is missing.");
        assertNoStackTrace(stopped);
    }

    @Test
    void aMalformedSettingIsNamedButItsValueIsNot() throws Exception {
        Stopped stopped = start(Map.of("SALLYPORT_TENANT_ANSWER_SECRET", "too-short-a-secret"));

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors())
                .contains("sallyport.tenant.answer-secret has a secret shorter than 32 bytes.")
                .doesNotContain("too-short-a-secret");
        assertNoStackTrace(stopped);
    }

    @Test
    void settingsAreReadFromAFileNamedDotEnv() throws Exception {
        Files.writeString(folder.resolve(".env"), "SALLYPORT_TENANT_DOMAIN=https://acme.eu.auth0.com\n");

        Stopped stopped = start(Map.of());

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors()).contains("sallyport.tenant.domain is not a bare host name");
        assertNoStackTrace(stopped);
    }

    @Test
    void theSandboxsProfileIsNoWayAroundTheSettings() throws Exception {
        Stopped stopped = start(Map.of("QUARKUS_PROFILE", "dev"));

        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.errors())
                .contains("sallyport.base-url ")
                .contains("sallyport.tenant.request-secrets is an example value")
                .contains("sallyport.store.keys is an example value");
        assertNoStackTrace(stopped);
    }

    private Stopped start(Map<String, String> environment) throws InterruptedException {
        return new Program(folder).run(environment);
    }

    private static void assertNoStackTrace(Stopped stopped) {
        assertThat(stopped.output()).isEmpty();
        assertThat(stopped.errors()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
