package dev.sallyport.store;

import dev.sallyport.testsupport.PostgresServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A store in PostgreSQL for each test of a class that registers this, in a schema of its own.
public final class FreshPostgresStore implements BeforeEachCallback, AfterEachCallback {
    @SuppressWarnings("NullAway.Init") // Made before each test.
    private TemporaryStore store;

    public Database database() {
        return store.database();
    }

    public Vault vault() {
        return store.vault();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        store = TemporaryStore.postgres(PostgresServer.freshSchema());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        store.close();
    }
}
