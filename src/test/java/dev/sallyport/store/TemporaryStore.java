package dev.sallyport.store;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/// A store that the test owns, brought to the present schema, with a vault of its own.
public final class TemporaryStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;
    private final Vault vault =
            new AesVault(VaultKeys.parse("test:dGVzdC1rZXktb2YtZXhhY3RseS0tLTMyLWJ5dGVzLSE="), new SecureRandom());

    private TemporaryStore(Engine engine) {
        this.engine = engine;
    }

    public static TemporaryStore sqlite(Path folder) {
        return migrated(SqliteDatabase.open(new SqliteFile(folder.resolve("store.db")), SqliteDatabase.LONGEST_QUEUE));
    }

    /// In the database that the URL names, which may be another store's too, as that of another replica.
    public static TemporaryStore postgres(String url) {
        return migrated(PostgresDatabase.open(Shared.VERTX, url, 10, PATIENCE));
    }

    private static TemporaryStore migrated(Engine engine) {
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

    /// Made when first asked for, and ended with the JVM.
    private static final class Shared {
        private static final Vertx VERTX = Vertx.vertx();
    }
}
