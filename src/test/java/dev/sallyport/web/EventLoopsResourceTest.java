package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.login.StrictLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StrictLimits.class)
class EventLoopsResourceTest {
    @Inject
    Vertx vertx;

    @Test
    void sixtyFourAreCutDown() {
        assertThat(((VertxInternal) vertx).getEventLoopGroup())
                .hasSizeBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
