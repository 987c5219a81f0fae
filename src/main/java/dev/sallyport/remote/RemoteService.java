package dev.sallyport.remote;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// The guarded way to one remote service: a time limit for each call, no more than so many at once, and none at all
/// for a while once too many have failed.
///
/// A call that is not made, or brings no reply in time, is a failed `Uni`; its message holds nothing of the
/// request.
public final class RemoteService {
    private static final Logger LOG = Logger.getLogger(RemoteService.class);
    private static final double FAILURE_RATIO = 0.5;

    private final Duration limit;
    private final RemoteMeter meter;
    private final TypedGuard<Uni<RemoteReply>> guard;

    RemoteService(String name, Duration limit, RemoteConfig config, RemoteMeter meter) {
        this.limit = limit;
        this.meter = meter;
        this.guard = TypedGuard.create(new TypeLiteral<Uni<RemoteReply>>() {})
                .withDescription(name)
                .withBulkhead()
                .limit(config.callsAtOnce())
                .queueSize(1)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breakerCalls())
                .failureRatio(FAILURE_RATIO)
                .delay(config.breakerPause().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> report(name, state))
                .done()
                .build();
    }

    /// Asks once. For whatever must not be done twice.
    ///
    /// @param isBroken whether a reply says that the service itself is down, as opposed to refusing this call
    public Uni<RemoteReply> call(Supplier<Uni<RestResponse<String>>> call, Predicate<RemoteReply> isBroken) {
        return guarded(call, isBroken, limit).onFailure(Broken.class).recoverWithItem(broken -> broken.reply);
    }

    /// Asks a question that changes nothing, and once more if the service fails; both within the limit.
    public Uni<RemoteReply> ask(Supplier<Uni<RestResponse<String>>> question, Predicate<RemoteReply> isBroken) {
        return guarded(question, isBroken, limit.dividedBy(2))
                .onFailure(RemoteService::mayPass)
                .retry()
                .atMost(1)
                .onFailure(Broken.class)
                .recoverWithItem(broken -> broken.reply);
    }

    private Uni<RemoteReply> guarded(
            Supplier<Uni<RestResponse<String>>> call, Predicate<RemoteReply> isBroken, Duration limit) {
        return meter.measured(Uni.createFrom()
                .deferred(() -> guard.get(() -> RemoteCall.within(limit, call)
                        .map(RemoteReply::of)
                        .chain(reply -> isBroken.test(reply)
                                ? Uni.createFrom().failure(new Broken(reply))
                                : Uni.createFrom().item(reply)))));
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof CircuitBreakerOpenException || failure instanceof BulkheadException);
    }

    private static void report(String name, CircuitBreakerState state) {
        switch (state) {
            case OPEN -> LOG.errorf("%s fails too often: it is left alone for a while", name);
            case HALF_OPEN -> LOG.warnf("%s is tried again", name);
            case CLOSED -> LOG.infof("%s works", name);
        }
    }

    /// Carries a reply past the breaker, which counts exceptions only.
    static final class Broken extends RuntimeException {
        @SuppressWarnings("serial") // Never leaves this process.
        private final RemoteReply reply;

        Broken(RemoteReply reply) {
            super("status " + reply.status(), null, false, false);
            this.reply = reply;
        }
    }
}
