package dev.sallyport.login;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready is who seems to have lost the store's people. It ends by itself, ten minutes after the last of many.
@Singleton
@Readiness
final class LostPeopleReadiness implements AsyncHealthCheck {
    private static final String NAME = "people";

    private final LostPeople lost;

    LostPeopleReadiness(LostPeople lost) {
        this.lost = lost;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> lost.areMany() ? down() : HealthCheckResponse.up(NAME));
    }

    private static HealthCheckResponse down() {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData(
                        "why",
                        "Within ten minutes %d people or more were refused whom Auth0 calls enrolled and the store does"
                                        .formatted(LostPeople.MANY)
                                + " not know. It seems lost, or older than it should be: restore it from a backup.")
                .build();
    }
}
