package dev.sallyport.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The engine as everybody gets it: what it is asked is counted and timed, waiting included, as
/// `sallyport.store.statements`. Which statement it was is not told.
@Singleton
final class MeasuredDatabase implements Database {
    private static final Duration[] STEPS = {
        Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    private final Engine engine;
    private final MeterRegistry meters;
    private final Timer done;
    private final Timer failed;

    MeasuredDatabase(Engine engine, MeterRegistry meters) {
        this.engine = engine;
        this.meters = meters;
        this.done = timer(meters, "done");
        this.failed = timer(meters, "failed");
    }

    @Override
    public Uni<List<Row>> run(Statement statement) {
        return measured(() -> engine.run(statement));
    }

    @Override
    public Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
        return measured(() -> engine.runIf(guard, then));
    }

    private <T> Uni<T> measured(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample begun = Timer.start(meters);
            return work.get().onItemOrFailure().invoke((_, failure) -> begun.stop(failure == null ? done : failed));
        });
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("sallyport.store.statements")
                .description("What the store was asked")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }
}
