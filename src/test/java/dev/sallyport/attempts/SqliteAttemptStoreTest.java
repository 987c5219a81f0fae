package dev.sallyport.attempts;

import dev.sallyport.store.Database;
import dev.sallyport.store.TemporaryStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAttemptStoreTest extends AttemptStoreContract {
    @TempDir
    Path folder;

    private @Nullable TemporaryStore store;

    @Override
    Database database() {
        if (store == null) {
            store = TemporaryStore.sqlite(folder);
        }
        return store.database();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
