package dev.sallyport.auth0;

import dev.sallyport.remote.RemoteReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Remembers when the tenant takes calls again after a 429, as its `x-ratelimit-reset` says. Asking before would
/// only prolong it (Auth0: "Rate limit policy").
final class RateLimit {
    /// For a 429 that does not say until when.
    private static final Duration UNSAID = Duration.ofSeconds(2);

    /// A reset further away is taken for a mistake: nobody can enrol until then.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /// Until when nothing is to be asked; empty if it may be now.
    Optional<Instant> closedUntil() {
        return Optional.of(until.get()).filter(moment -> moment.isAfter(clock.instant()));
    }

    /// Takes note of a reply with the status 429.
    ///
    /// @return when to ask again
    Instant met(RemoteReply reply) {
        Instant now = clock.instant();
        Instant reset = resetIn(reply).orElse(now.plus(UNSAID));
        Instant latest = now.plus(LONGEST);
        Instant next = reset.isAfter(latest) ? latest : reset;
        return until.accumulateAndGet(next, (known, fresh) -> known.isAfter(fresh) ? known : fresh);
    }

    private static Optional<Instant> resetIn(RemoteReply reply) {
        String header = reply.limitReset();
        return header != null && header.matches("[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(header)))
                : Optional.empty();
    }
}
