package dev.sallyport.audit;

import dev.sallyport.store.Database;
import dev.sallyport.store.TemporaryStore;
import dev.sallyport.store.Vault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTest extends AuditContract {
    @TempDir
    Path folder;

    private TemporaryStore store;
    private TemporaryStore other;

    @Override
    Database database() {
        return store.database();
    }

    @Override
    Database otherDatabase() {
        return other.database();
    }

    @Override
    Vault vault() {
        return store.vault();
    }

    @Override
    Vault vaultOfSomebodyElse(String keyId) {
        return TemporaryStore.vaultUnder(keyId);
    }

    @BeforeEach
    @Override
    void makeAudit() {
        store = TemporaryStore.sqlite(folder);
        other = TemporaryStore.sqlite(folder);
        super.makeAudit();
    }

    @AfterEach
    void close() {
        other.close();
        store.close();
    }
}
