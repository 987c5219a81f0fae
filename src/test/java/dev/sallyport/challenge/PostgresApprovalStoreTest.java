package dev.sallyport.challenge;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresApprovalStoreTest extends ApprovalStoreContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
