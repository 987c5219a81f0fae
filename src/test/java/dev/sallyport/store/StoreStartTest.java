package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoreStartTest {
    private final Database database;
    private final Vault vault;
    private final Witness witness;

    StoreStartTest(Database database, Vault vault, Witness witness) {
        this.database = database;
        this.vault = vault;
        this.witness = witness;
    }

    /// Looks when Quarkus starts its scheduler.
    @Singleton
    static class Witness {
        private boolean storeWasOpen;

        void look(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting, BeanManager beans) {
            Bean<?> engine = beans.resolve(beans.getBeans(Engine.class));
            storeWasOpen = beans.getContext(Singleton.class).get(engine) != null;
        }
    }

    @Test
    void storeIsOpenBeforeAnythingIsScheduled() {
        assertThat(witness.storeWasOpen).isTrue();
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
