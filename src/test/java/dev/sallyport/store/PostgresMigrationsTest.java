package dev.sallyport.store;

import dev.sallyport.testsupport.PostgresServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

class PostgresMigrationsTest extends MigrationsContract {
    private static final Vertx VERTX = Vertx.vertx();

    private final String url = PostgresServer.freshSchema();

    @Override
    Engine open() {
        return PostgresDatabase.open(VERTX, url, 4, Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }
}
