package dev.sallyport.sandbox;

import dev.sallyport.sandbox.demo.PaperKite;
import dev.sallyport.sandbox.tenant.Tenant;
import dev.sallyport.sandbox.verify.VerifyAccount;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A sandbox on a port of its own, with an Action that each test may write. As a registered extension it ends with the
/// tests of its class.
public final class RunningSandbox implements AutoCloseable, AfterAllCallback {
    public static final String MANAGEMENT_ID = "the-service";
    public static final String MANAGEMENT_SECRET = "the-service's-secret";
    public static final String REQUEST_SECRET = "request-secret-of-at-least-32-bytes!";
    public static final String ANSWER_SECRET = "answer-secret-of-at-least-32-bytes!!";
    public static final URI SERVICE = URI.create("http://localhost:9");

    private final Vertx vertx = Vertx.vertx();
    private final Path directory;
    private final SandboxSettings settings;
    private Sandbox sandbox;

    private RunningSandbox(Path directory, Path action, Clock clock, int managementLimit) {
        int port = freePort();
        String origin = "http://127.0.0.1:" + port;
        this.directory = directory;
        this.settings = new SandboxSettings(
                port,
                freePort(),
                SERVICE,
                action,
                REQUEST_SECRET,
                ANSWER_SECRET,
                "authy-key",
                new VerifyAccount("VA" + "1".repeat(32), "SK" + "2".repeat(32), "verify-secret", "verify-auth-token"),
                List.of(PaperKite.application(origin), service("read:users", "update:users_app_metadata")),
                managementLimit,
                directory.resolve("memory.json"),
                clock);
        this.sandbox = started();
    }

    public static RunningSandbox of(Clock clock) {
        return in(freshDirectory(), clock);
    }

    /// With an Action that lets everyone in until [#action] says otherwise.
    public static RunningSandbox in(Path directory, Clock clock) {
        RunningSandbox running = new RunningSandbox(directory, directory.resolve("code.js"), clock, 1_000);
        running.action("exports.onExecutePostLogin = async () => {};");
        return running;
    }

    public static RunningSandbox withManagementLimit(Path directory, Clock clock, int limit) {
        return new RunningSandbox(directory, directory.resolve("code.js"), clock, limit);
    }

    /// With the Action that ships.
    public static RunningSandbox shipped(Clock clock) {
        return new RunningSandbox(freshDirectory(), Path.of("src/main/auth0/actions/sallyport/code.js"), clock, 1_000);
    }

    public void action(String module) {
        try {
            Files.writeString(directory.resolve("code.js"), module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return settings.origin() + path;
    }

    public String host() {
        return settings.host();
    }

    public Tenant tenant() {
        return sandbox.tenant();
    }

    public Vertx vertx() {
        return vertx;
    }

    public SandboxSettings settings() {
        return settings;
    }

    public void restart() {
        done(sandbox.stop());
        sandbox = started();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        done(sandbox.stop());
        done(vertx.close());
    }

    private Sandbox started() {
        return done(Sandbox.start(vertx, settings));
    }

    private static Application service(String... scopes) {
        return new Application(
                MANAGEMENT_ID,
                MANAGEMENT_SECRET,
                "The service",
                Set.of(),
                Set.of(),
                Set.of("client_credentials"),
                Set.of(scopes));
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path freshDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
