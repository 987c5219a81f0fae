package dev.sallyport.notice;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshPostgresStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNoticeStoreTest extends NoticeStoreContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
