package dev.sallyport.notice;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteNoticeStoreTest extends NoticeStoreContract {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Override
    Database database() {
        return store.database();
    }
}
