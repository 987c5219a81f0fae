package dev.sallyport.remote;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/// Counts and times the calls to one remote service, by how they ended: `sallyport.remote.calls`.
final class RemoteMeter {
    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final String service;
    private final MeterRegistry meters;

    RemoteMeter(String service, MeterRegistry meters) {
        this.service = service;
        this.meters = meters;
    }

    Uni<RemoteReply> measured(Uni<RemoteReply> call) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample begun = Timer.start(meters);
            return call.onItemOrFailure()
                    .invoke((_, failure) -> begun.stop(timer(outcome(failure))))
                    .onCancellation()
                    .invoke(() -> begun.stop(timer("given-up")));
        });
    }

    private Timer timer(String outcome) {
        return Timer.builder("sallyport.remote.calls")
                .description("Calls to remote services")
                .tag("service", service)
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }

    private static String outcome(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "answered";
            case RemoteService.Broken _ -> "broken";
            case TimeoutException _ -> "timeout";
            case CircuitBreakerOpenException _ -> "left-alone";
            case BulkheadException _ -> "too-many";
            default -> "failed";
        };
    }
}
