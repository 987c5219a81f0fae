package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyKeyIsRead() {
        StoreConfig config = config(Map.of(
                "sallyport.store.url", "sqlite:/var/lib/store.db",
                "sallyport.store.connections", "3",
                "sallyport.store.keys", "a:b,c:d",
                "sallyport.store.housekeeping-every", "5m"));

        assertThat(config.url()).isEqualTo("sqlite:/var/lib/store.db");
        assertThat(config.connections()).isEqualTo(3);
        assertThat(config.keys()).isEqualTo("a:b,c:d");
        assertThat(config.housekeepingEvery()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void oneInstanceTakesTenConnectionsAndKeepsHouseEveryMinute() {
        StoreConfig config = config(Map.of("sallyport.store.url", "sqlite:a", "sallyport.store.keys", "a:b"));

        assertThat(config.connections()).isEqualTo(10);
        assertThat(config.housekeepingEvery()).isEqualTo(Duration.ofMinutes(1));
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

        assertThatThrownBy(() -> new StoreBeans().database(config, vertx, Clock.systemUTC()))
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

        Engine engine = beans.database(config, vertx, Clock.systemUTC());

        assertThat(engine.run(Statement.of("SELECT id FROM logins")).await().atMost(DatabaseContract.PATIENCE))
                .isEmpty();
        beans.close(engine);
    }

    @Test
    void serverThatIsNotThereStopsTheStartWithoutQuotingThePassword() {
        StoreConfig config = config(Map.of(
                "sallyport.store.url", "postgresql://sally:hunter2@127.0.0.1:1/gate", "sallyport.store.keys", "a:b"));

        assertThatThrownBy(() -> new StoreBeans().database(config, vertx, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sallyport.store.url")
                .hasMessageContaining("Connection refused")
                .satisfies(failure ->
                        assertThat(PostgresDatabaseTest.whole(failure)).doesNotContain("hunter2"));
    }

    @Test
    void storeOfANewerProgramStopsTheStart(@TempDir Path folder) {
        StoreBeans beans = new StoreBeans();
        StoreConfig config = config(
                Map.of("sallyport.store.url", "sqlite:" + folder.resolve("store.db"), "sallyport.store.keys", "a:b"));
        Engine engine = beans.database(config, vertx, Clock.systemUTC());
        engine.run(Statement.of("INSERT INTO migrations (version, name, applied_at) VALUES (999, 'later', 0)"))
                .await()
                .atMost(DatabaseContract.PATIENCE);
        beans.close(engine);

        assertThatThrownBy(() -> beans.database(config, vertx, Clock.systemUTC()))
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
