package dev.sallyport.time;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Holds our clock against a time server's, when the service starts and every ten minutes (OWASP ASVS 5.0, 6.5.8).
///
/// It changes nothing: a server that is wrong, or that somebody answers for, must not shift which codes are right.
/// Whoever runs the service is told.
@Singleton
final class ClockCheck {
    private static final Logger LOG = Logger.getLogger(ClockCheck.class);
    private static final int NTP = 123;
    private static final double MILLIS = 1_000;

    private final Optional<TimeServer> server;
    private final Duration tolerance;
    private volatile double behind = Double.NaN;

    ClockCheck(TimeConfig config, MeterRegistry meters) {
        this.server =
                config.server().map(host -> new TimeServer(host, config.port().orElse(NTP)));
        this.tolerance = config.tolerance();
        server.ifPresent(_ -> Gauge.builder("sallyport.clock.behind", this, check -> check.behind)
                .baseUnit("seconds")
                .description("How far our clock is behind the time server's; no number while that does not answer")
                .register(meters));
    }

    // On a worker's thread, since it returns nothing: the question blocks.
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        server.ifPresent(this::check);
    }

    private void check(TimeServer asked) {
        try {
            Duration ahead = asked.ahead();
            behind = ahead.toMillis() / MILLIS;
            if (ahead.abs().compareTo(tolerance) > 0) {
                LOG.errorf(
                        "The clock of this machine is wrong: %s ms behind that of %s. Right codes are refused, and wrong"
                                + " ones may be taken: set it right",
                        ahead.toMillis(), asked.host());
            }
        } catch (IOException e) {
            behind = Double.NaN;
            LOG.warnf("The time server %s does not tell the time: %s", asked.host(), e.getMessage());
        }
    }
}
