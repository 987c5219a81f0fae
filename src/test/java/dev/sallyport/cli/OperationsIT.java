package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.packaged.Installation;
import dev.sallyport.packaged.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Health and metrics of the packaged program, by its own settings (C10.74), and what it does as it starts.
class OperationsIT {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process service;

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void probesAndMetricsAreForThisMachineAndNotOnTheServicesPort() throws Exception {
        Installation installation = Installation.sqlite(folder.resolve("store.db"));
        service = new Program(folder).serve(installation.environment());
        String operations = installation.operations();
        String address = installation.address();

        HttpResponse<String> ready = get(operations, "/q/health/ready");
        assertThat(ready.body()).contains("\"store\"").contains("\"people\"");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(get(operations, "/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get(operations, "/q/metrics").body()).contains("sallyport_store_statements");

        assertThat(get(address, "/q/health/ready").statusCode()).isEqualTo(404);
        assertThat(get(address, "/q/metrics").statusCode()).isEqualTo(404);
        assertThat(Files.readString(folder.resolve("service")))
                .contains("Management interface listening on " + operations);
    }

    @Test
    void aStartAsksTheTenantForNothing() throws Exception {
        try (ServerSocket tenant = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // Whoever connects is kept by the system until then.
            tenant.setSoTimeout(1);

            service = new Program(folder)
                    .serve(Installation.sqlite(folder.resolve("store.db"))
                            .calling("http://127.0.0.1:" + tenant.getLocalPort())
                            .environment());

            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(tenant::accept);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lists what a process has loaded")
    void theUnpackedLibraryOfSqliteIsGoneOnceItIsLoaded() throws Exception {
        service = new Program(folder)
                .serve(Installation.sqlite(folder.resolve("store.db")).environment());

        List<String> loaded = Files.readAllLines(Path.of("/proc/" + service.pid() + "/maps")).stream()
                .filter(line -> line.contains("sqlitejdbc"))
                .toList();

        assertThat(loaded)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("/sallyport-").endsWith("(deleted)"));
    }

    private HttpResponse<String> get(String at, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
