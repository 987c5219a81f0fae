package dev.sallyport.sandbox.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A token bucket: `perSecond` calls at once, filled up evenly again within a second.
final class RateLimit {
    private final int perSecond;
    private final Clock clock;
    private double tokens;
    private Instant last;

    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = perSecond;
        this.last = clock.instant();
    }

    /// Where the bucket stands after a call, as the `x-ratelimit-*` headers tell it.
    record Standing(boolean isExceeded, int limit, int remaining, long resetEpochSecond) {}

    synchronized Standing call() {
        Instant now = clock.instant();
        double refill = Duration.between(last, now).toNanos() / 1e9 * perSecond;
        tokens = Math.min(perSecond, tokens + Math.max(0, refill));
        last = now;
        boolean isExceeded = tokens < 1;
        if (!isExceeded) {
            tokens--;
        }
        return new Standing(isExceeded, perSecond, (int) tokens, now.getEpochSecond() + 1);
    }
}
