package dev.sallyport.factor.totp;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTotpFactorTest extends TotpFactorContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }
}
