package dev.sallyport.factor.recovery;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecoveryFactorTest extends RecoveryFactorContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
