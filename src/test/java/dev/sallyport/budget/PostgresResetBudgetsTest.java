package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import dev.sallyport.store.Vault;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResetBudgetsTest extends ResetBudgetsContract {
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
