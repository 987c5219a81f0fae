package dev.sallyport.factor.totp;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTotpFactorTest extends TotpFactorContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
