package dev.sallyport.attempts;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAttemptStoreTest extends AttemptStoreContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
