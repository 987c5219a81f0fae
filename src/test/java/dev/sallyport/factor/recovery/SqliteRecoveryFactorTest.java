package dev.sallyport.factor.recovery;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRecoveryFactorTest extends RecoveryFactorContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }
}
