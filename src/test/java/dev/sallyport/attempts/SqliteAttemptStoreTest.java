package dev.sallyport.attempts;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAttemptStoreTest extends AttemptStoreContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }
}
