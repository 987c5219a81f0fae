package dev.sallyport.audit;

import dev.sallyport.store.Database;
import dev.sallyport.store.TemporaryStore;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresAuditTest extends AuditContract {
    private final String url = PostgresServer.freshSchema();
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
        store = TemporaryStore.postgres(url);
        other = TemporaryStore.postgres(url);
        super.makeAudit();
    }

    @AfterEach
    void close() {
        other.close();
        store.close();
    }
}
