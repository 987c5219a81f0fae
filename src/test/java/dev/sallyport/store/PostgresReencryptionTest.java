package dev.sallyport.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresReencryptionTest extends ReencryptionContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
