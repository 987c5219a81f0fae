package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoreStartTest {
    private final Database database;
    private final Vault vault;

    StoreStartTest(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Test
    void startedServiceHasItsSchemaAndItsKeys() {
        assertThat(database.run(Statement.of("SELECT version FROM migrations"))
                        .await()
                        .atMost(DatabaseContract.PATIENCE))
                .isNotEmpty();
        assertThat(vault.open("place", vault.seal("place", "secret"))).isEqualTo("secret");
    }
}
