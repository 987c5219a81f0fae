package dev.sallyport.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready is who has a store that answers within a second.
@Singleton
@Readiness
final class StoreReadiness implements AsyncHealthCheck {
    private static final String NAME = "store";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Statement QUESTION = Statement.of("SELECT seq FROM audit_head WHERE id = 1");

    private final Database database;

    StoreReadiness(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.run(QUESTION)
                .map(_ -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> down("The store does not answer within a second."))
                .onFailure()
                .recoverWithItem(() -> down("The store fails."));
    }

    private static HealthCheckResponse down(String what) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("why", what + " Nobody can log in. Look at the log, and at what sallyport.store.url names.")
                .build();
    }
}
