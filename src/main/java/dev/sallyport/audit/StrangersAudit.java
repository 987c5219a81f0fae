package dev.sallyport.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Records what somebody can cause who is not in a login: a forged token, another browser's cookie.
///
/// Of each name so many in a minute, since they cost a stranger nothing: a flood of them neither fills the store nor
/// keeps people waiting behind it. Each name has its own minute, so that forged tokens cannot hide a stolen one. That
/// more came is recorded at once, and how many, with the first that comes after the minute. Nobody waits for any of it.
@Singleton
public final class StrangersAudit {
    private static final Logger LOG = Logger.getLogger(StrangersAudit.class);
    private static final int MOST_A_MINUTE = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Audit audit;
    private final Clock clock;
    private final int most;
    private final Map<AuditName, Minute> minutes = new EnumMap<>(AuditName.class);

    @Inject
    StrangersAudit(Audit audit, Clock clock) {
        this(audit, clock, MOST_A_MINUTE);
    }

    StrangersAudit(Audit audit, Clock clock, int most) {
        this.audit = audit;
        this.clock = clock;
        this.most = most;
    }

    /// Records the event, or counts it. Never fails: whoever caused it is turned away in any case, and the log tells
    /// of them too.
    public void record(AuditEvent event) {
        synchronized (minutes) {
            Minute minute = minuteOf(event.name());
            minute.events++;
            if (minute.events <= most) {
                write(event);
            } else if (minute.leftOut() == 1) {
                write(limit(event.name().wireName() + " came more than " + most + " times in a minute"));
            }
        }
    }

    private Minute minuteOf(AuditName name) {
        Instant now = clock.instant();
        Minute last = minutes.get(name);
        if (last != null && now.isBefore(last.begin.plus(MINUTE))) {
            return last;
        }
        if (last != null && last.leftOut() > 0) {
            write(limit(last.leftOut() + " of " + name.wireName() + " left out in the minute from " + last.begin));
        }
        Minute next = new Minute(now);
        minutes.put(name, next);
        return next;
    }

    private static AuditEvent limit(String detail) {
        return AuditEvent.of(AuditName.RATE_LIMIT_EXCEEDED)
                .because("audit-limit")
                .saying(detail);
    }

    private void write(AuditEvent event) {
        audit.record(event)
                .subscribe()
                .with(_ -> {}, failure -> LOG.warnf("Not recorded: %s (%s)", event, failure.getMessage()));
    }

    private final class Minute {
        private final Instant begin;
        private long events;

        Minute(Instant begin) {
            this.begin = begin;
        }

        long leftOut() {
            return Math.max(0, events - most);
        }
    }
}
