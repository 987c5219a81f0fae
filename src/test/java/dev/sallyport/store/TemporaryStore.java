package dev.sallyport.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/// A store in a folder that the test owns, brought to the present schema, with a vault of its own.
public final class TemporaryStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;
    private final Vault vault =
            new AesVault(VaultKeys.parse("test:dGVzdC1rZXktb2YtZXhhY3RseS0tLTMyLWJ5dGVzLSE="), new SecureRandom());

    private TemporaryStore(Engine engine) {
        this.engine = engine;
    }

    public static TemporaryStore sqlite(Path folder) {
        Engine engine = SqliteDatabase.open(new SqliteFile(folder.resolve("store.db")), SqliteDatabase.LONGEST_QUEUE);
        new Migrations(engine, Clock.systemUTC()).apply().await().atMost(PATIENCE);
        return new TemporaryStore(engine);
    }

    /// A vault with one key that no store of a test has, under any id.
    public static Vault vaultUnder(String keyId) {
        return new AesVault(
                VaultKeys.parse(keyId + ":b3RoZXIta2V5LW9mLWV4YWN0bHktLTMyLWJ5dGVzLSE="), new SecureRandom());
    }

    public Database database() {
        return engine;
    }

    public Vault vault() {
        return vault;
    }

    @Override
    public void close() {
        engine.close();
    }
}
