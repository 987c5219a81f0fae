package dev.sallyport.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSweepingTest extends SweepingContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }
}
