package dev.sallyport.factor.verify;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import dev.sallyport.store.Vault;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresPendingVerificationsTest extends PendingVerificationsContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }

    @Override
    Vault vault() {
        return store.vault();
    }
}
