package dev.sallyport.challenge;

import dev.sallyport.store.Database;
import dev.sallyport.store.TemporaryStore;
import dev.sallyport.store.Vault;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAcceptedCodesTest extends AcceptedCodesContract {
    @TempDir
    Path folder;

    private @Nullable TemporaryStore store;

    @Override
    Database database() {
        return store().database();
    }

    @Override
    Vault vault() {
        return store().vault();
    }

    private TemporaryStore store() {
        if (store == null) {
            store = TemporaryStore.sqlite(folder);
        }
        return store;
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
