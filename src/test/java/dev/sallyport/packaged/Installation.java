package dev.sallyport.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Settings that the packaged program starts with, as environment variables, and the ports it has then. The outside
/// world is not there unless [#calling] names it.
public final class Installation {
    public static final String REQUEST_SECRET = "a-request-secret-of-more-than-32-bytes";
    public static final String ANSWER_SECRET = "an-answer-secret-of-more-than-32-bytes";

    private static final Set<String> OWN_PORTS = Set.of("QUARKUS_HTTP_PORT", "SALLYPORT_OPERATIONS_PORT");

    private final int port = freePort();
    private final int operationsPort = freePort();
    private final Map<String, String> environment = new HashMap<>();

    /// @param store the address of the store, as the setting takes it
    public Installation(String store) {
        environment.putAll(Map.of(
                "SALLYPORT_BASE_URL", "https://localhost:" + port,
                "SALLYPORT_TENANT_DOMAIN", "localhost:" + freePort(),
                "SALLYPORT_TENANT_REQUEST_SECRETS", REQUEST_SECRET,
                "SALLYPORT_TENANT_ANSWER_SECRET", ANSWER_SECRET,
                "SALLYPORT_ACCOUNT_CLIENT_ID", "account",
                "SALLYPORT_ACCOUNT_CLIENT_SECRET", "the-account-client-secret",
                "SALLYPORT_MANAGEMENT_CLIENT_ID", "service",
                "SALLYPORT_MANAGEMENT_CLIENT_SECRET", "the-service-client-secret",
                "SALLYPORT_AUTHY_API_KEY", "the-api-key",
                "SALLYPORT_ENROLMENT_COUNTRIES", "*"));
        environment.put("SALLYPORT_VERIFY_SERVICE_SID", "VA" + "1".repeat(32));
        environment.put("SALLYPORT_VERIFY_API_KEY", "SK" + "2".repeat(32));
        environment.put("SALLYPORT_VERIFY_API_SECRET", "the-verify-secret");
        environment.put("SALLYPORT_VERIFY_AUTH_TOKEN", "the-verify-auth-token");
        environment.put("SALLYPORT_STORE_URL", store);
        environment.put("SALLYPORT_STORE_KEYS", "k1:dGVzdC1rZXktb2YtZXhhY3RseS0tLTMyLWJ5dGVzLSE=");
        environment.put("SALLYPORT_NOTICES_SMTP_PORT", Integer.toString(freePort()));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("SALLYPORT_OPERATIONS_PORT", Integer.toString(operationsPort));
    }

    public static Installation sqlite(Path file) {
        return new Installation("sqlite:" + file);
    }

    /// Another instance of the same service: the same settings, on ports of its own.
    public Installation twin() {
        Installation twin = new Installation(environment.getOrDefault("SALLYPORT_STORE_URL", ""));
        environment.forEach((name, value) -> {
            if (!OWN_PORTS.contains(name)) {
                twin.environment.put(name, value);
            }
        });
        return twin;
    }

    /// Has Authy and the tenant's APIs at one address of this machine.
    public Installation calling(String url) {
        return with("SALLYPORT_AUTHY_URL", url)
                .with("SALLYPORT_VERIFY_URL", url)
                .with("QUARKUS_OIDC_CLIENT_MANAGEMENT_AUTH_SERVER_URL", url)
                .with("QUARKUS_OIDC_AUTH_SERVER_URL", url)
                .with("QUARKUS_OIDC_TOKEN_ISSUER", url + "/");
    }

    /// For tests that send more codes than any budget allows, and are not about budgets.
    public Installation withoutSendBudgets() {
        Stream.of("PERSON", "NUMBER", "UNPROVEN_NUMBER", "PREFIX", "COUNTRY", "ADDRESS", "TENANT")
                .forEach(budget -> with("SALLYPORT_SENDING_PER_" + budget, "100000"));
        return with("SALLYPORT_SENDING_CONVERSION_PERCENT", "0");
    }

    public Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Installation without(String name) {
        environment.remove(name);
        return this;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /// The tenant's host, which requests have to come from.
    public String tenant() {
        return environment.getOrDefault("SALLYPORT_TENANT_DOMAIN", "");
    }

    /// Where the program listens, behind the proxy that is not there.
    public String address() {
        return "http://localhost:" + port;
    }

    /// Where its probes and metrics are.
    public String operations() {
        return "http://127.0.0.1:" + operationsPort;
    }

    /// A port of this machine that nobody listens at.
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
