package dev.sallyport.store;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Opens the store before the first request, and closes it after the last.
final class StoreBeans {
    @Produces
    @Singleton
    @Startup
    Engine database(StoreConfig config, Clock clock) {
        Engine engine = open(config.url());
        try {
            // This is the main thread, and it has to wait: no request may meet a schema that is not there yet.
            new Migrations(engine, clock)
                    .apply()
                    .subscribeAsCompletionStage()
                    .orTimeout(5, TimeUnit.MINUTES)
                    .join();
            return engine;
        } catch (CompletionException e) {
            engine.close();
            throw new IllegalStateException("The store cannot be used", e.getCause());
        }
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

    private static Engine open(String url) {
        int colon = url.indexOf(':');
        return switch (url.substring(0, Math.max(colon, 0))) {
            case "sqlite" ->
                SqliteDatabase.open(SqliteFile.named(url.substring(colon + 1)), SqliteDatabase.LONGEST_QUEUE);
            // The URL stays out of the message: one with a password in it would end up in the log.
            default -> throw new ConfigurationException("sallyport.store.url must begin with sqlite:");
        };
    }
}
