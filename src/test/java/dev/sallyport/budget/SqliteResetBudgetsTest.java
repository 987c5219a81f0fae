package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.Vault;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteResetBudgetsTest extends ResetBudgetsContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }

    @Override
    Vault vault() {
        return store.vault();
    }
}
