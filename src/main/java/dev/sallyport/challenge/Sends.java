package dev.sallyport.challenge;

import dev.sallyport.factor.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many codes one login has asked for, and when it may ask for the next.
public record Sends(int count, @Nullable Instant last) {
    public static final Sends NONE = new Sends(0, null);

    public Sends oneMore(Instant now) {
        return new Sends(count + 1, now);
    }

    /// What counts once the provider has answered. A code that need not be sent costs nobody anything; one that was not
    /// sent keeps nobody waiting.
    public Sends after(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent _ -> this;
            case Delivery.InTheApp _ -> new Sends(Math.max(0, count - 1), null);
            case Delivery.NotSent _, Delivery.Unavailable _ -> new Sends(count, null);
        };
    }

    /// Why there is to be no other code now, if that is so.
    ///
    /// @param most codes in one login
    /// @param apart between the first two; it doubles with each code that follows
    public Optional<CodeProblem> hindrance(Instant now, int most, Duration apart) {
        if (areUsedUp(most)) {
            return Optional.of(CodeProblem.SEND_LIMIT);
        }
        return now.isBefore(next(apart)) ? Optional.of(CodeProblem.RESEND_TOO_SOON) : Optional.empty();
    }

    public boolean areUsedUp(int most) {
        return count >= most;
    }

    private Instant next(Duration apart) {
        return last == null ? Instant.MIN : last.plus(apart.multipliedBy(1L << Math.min(count - 1, 10)));
    }
}
