package dev.sallyport.store;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Opens the store before the first request, and closes it after the last.
final class StoreBeans {
    /// A person with a code in hand waits no longer for a store that hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A large table takes its time to change, and so does another replica that is changing it.
    private static final Duration PATIENCE_AT_THE_START = Duration.ofMinutes(5);
    /// What is scheduled begins on an event loop. If it came first it would open the store there, and wait for an
    /// answer that the same loop has to read.
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    @Produces
    @Singleton
    @Startup(BEFORE_THE_SCHEDULER)
    // Everybody else gets MeasuredDatabase.
    @Typed(Engine.class)
    Engine database(StoreConfig config, Vertx vertx, Clock clock) {
        Engine first = open(config, vertx, PATIENCE_AT_THE_START);
        try {
            // This is the main thread, and it has to wait: no request may meet a schema that is not there yet.
            new Migrations(first, clock)
                    .apply()
                    .subscribeAsCompletionStage()
                    .orTimeout(PATIENCE_AT_THE_START.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The store that sallyport.store.url names cannot be used: " + reason(e), e.getCause());
        } finally {
            first.close();
        }
        return open(config, vertx, PATIENCE);
    }

    void close(@Disposes Engine engine) {
        engine.close();
    }

    @Produces
    @Singleton
    @Startup
    Vault vault(VaultKeys keys) {
        return new AesVault(keys, new SecureRandom());
    }

    @Produces
    @Singleton
    VaultKeys keys(StoreConfig config) {
        return VaultKeys.parse(config.keys());
    }

    private static Engine open(StoreConfig config, Vertx vertx, Duration patience) {
        String url = config.url();
        int colon = url.indexOf(':');
        return switch (url.substring(0, Math.max(colon, 0))) {
            case "sqlite" ->
                SqliteDatabase.open(SqliteFile.named(url.substring(colon + 1)), SqliteDatabase.LONGEST_QUEUE);
            case "postgresql", "postgres" -> PostgresDatabase.open(vertx, url, config.connections(), patience);
            // The URL stays out of the message: one with a password in it would end up in the log.
            default -> throw new ConfigurationException("sallyport.store.url must begin with sqlite: or postgresql:");
        };
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
