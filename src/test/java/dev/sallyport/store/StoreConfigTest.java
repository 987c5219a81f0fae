package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {
    @Test
    void everyKeyIsRead() {
        StoreConfig config = config(Map.of(
                "sallyport.store.url", "sqlite:/var/lib/store.db",
                "sallyport.store.keys", "a:b,c:d",
                "sallyport.store.housekeeping-every", "5m"));

        assertThat(config.url()).isEqualTo("sqlite:/var/lib/store.db");
        assertThat(config.keys()).isEqualTo("a:b,c:d");
        assertThat(config.housekeepingEvery()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void housekeepingIsDoneEveryMinute() {
        assertThat(config(Map.of("sallyport.store.url", "sqlite:a", "sallyport.store.keys", "a:b"))
                        .housekeepingEvery())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void neitherThePlaceNorTheKeysHaveADefault() {
        assertThatThrownBy(() -> config(Map.of()))
                .hasMessageContaining("sallyport.store.url")
                .hasMessageContaining("sallyport.store.keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://root:hunter2@db/sallyport", "hunter2.db", ":hunter2"})
    void unknownEngineIsRefusedWithoutQuotingTheUrl(String url) {
        StoreConfig config = config(Map.of("sallyport.store.url", url, "sallyport.store.keys", "a:b"));

        assertThatThrownBy(() -> new StoreBeans().database(config, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.store.url")
                .hasMessageContaining("sqlite:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void storeIsOpenedWithItsSchema(@TempDir Path folder) {
        StoreBeans beans = new StoreBeans();
        StoreConfig config = config(Map.of(
                "sallyport.store.url", "sqlite:" + folder.resolve("a/b/store.db"), "sallyport.store.keys", "a:b"));

        Engine engine = beans.database(config, Clock.systemUTC());

        assertThat(engine.run(Statement.of("SELECT id FROM logins")).await().atMost(DatabaseContract.PATIENCE))
                .isEmpty();
        beans.close(engine);
    }

    @Test
    void storeOfANewerProgramStopsTheStart(@TempDir Path folder) {
        StoreBeans beans = new StoreBeans();
        StoreConfig config = config(
                Map.of("sallyport.store.url", "sqlite:" + folder.resolve("store.db"), "sallyport.store.keys", "a:b"));
        Engine engine = beans.database(config, Clock.systemUTC());
        engine.run(Statement.of("INSERT INTO migrations (version, name, applied_at) VALUES (999, 'later', 0)"))
                .await()
                .atMost(DatabaseContract.PATIENCE);
        beans.close(engine);

        assertThatThrownBy(() -> beans.database(config, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("newer Sallyport");
    }

    private static StoreConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(StoreConfig.class);
    }
}
