package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Health and metrics of the packaged program, by its own settings (C10.74).
class OperationsIT {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private int operationsPort;
    private @Nullable Process service;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        operationsPort = freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SALLYPORT_BASE_URL", "https://login.acme.example",
                "SALLYPORT_TENANT_DOMAIN", "localhost:" + freePort(),
                "SALLYPORT_TENANT_REQUEST_SECRETS", "a-request-secret-of-more-than-32-bytes",
                "SALLYPORT_TENANT_ANSWER_SECRET", "an-answer-secret-of-more-than-32-bytes",
                "SALLYPORT_ACCOUNT_CLIENT_ID", "account",
                "SALLYPORT_ACCOUNT_CLIENT_SECRET", "the-account-client-secret",
                "SALLYPORT_MANAGEMENT_CLIENT_ID", "service",
                "SALLYPORT_MANAGEMENT_CLIENT_SECRET", "the-service-client-secret",
                "SALLYPORT_AUTHY_API_KEY", "the-api-key",
                "SALLYPORT_ENROLMENT_COUNTRIES", "*"));
        environment.put("SALLYPORT_STORE_URL", "sqlite:" + folder.resolve("store.db"));
        environment.put("SALLYPORT_STORE_KEYS", "k1:dGVzdC1rZXktb2YtZXhhY3RseS0tLTMyLWJ5dGVzLSE=");
        environment.put("SALLYPORT_OPERATIONS_PORT", Integer.toString(operationsPort));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path output = folder.resolve("service");
        service = new Program(folder).start(environment, output, folder.resolve("service-errors"));
        await().atMost(Duration.ofSeconds(60)).until(() -> Program.text(output).contains("Listening on"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void probesAndMetricsAreForThisMachineAndNotOnTheServicesPort() throws Exception {
        HttpResponse<String> ready = get(operationsPort, "/q/health/ready");
        assertThat(ready.body()).contains("\"store\"").contains("\"people\"");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(get(operationsPort, "/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get(operationsPort, "/q/metrics").body()).contains("sallyport_store_statements");

        assertThat(get(port, "/q/health/ready").statusCode()).isEqualTo(404);
        assertThat(get(port, "/q/metrics").statusCode()).isEqualTo(404);
        assertThat(Program.text(folder.resolve("service")))
                .contains("Management interface listening on http://127.0.0.1:" + operationsPort);
    }

    private HttpResponse<String> get(int at, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
