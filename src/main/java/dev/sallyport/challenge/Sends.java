package dev.sallyport.challenge;

import dev.sallyport.factor.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many codes one login has asked for, and when it may ask for the next.
///
/// @param triesBefore codes that the login had tried when the newest one was asked for: what is more was tried with it
public record Sends(int count, @Nullable Instant last, int triesBefore) {
    public static final Sends NONE = new Sends(0, null, 0);

    public Sends oneMore(Instant now) {
        return new Sends(count + 1, now, triesBefore);
    }

    /// What counts once the provider has answered. A code that need not be sent costs nobody anything; one that was
    /// not sent keeps nobody waiting. Only one that was sent brings tries of its own: until then the one before is
    /// good.
    ///
    /// @param tries that the login had used when this code was asked for
    public Sends after(Delivery delivery, int tries) {
        return switch (delivery) {
            case Delivery.Sent _ -> new Sends(count, last, tries);
            case Delivery.InTheApp _ -> givenBack();
            case Delivery.NotSent _, Delivery.Unavailable _ -> new Sends(count, null, triesBefore);
        };
    }

    /// Without the newest, for which nobody was asked, or nothing had to be sent.
    public Sends givenBack() {
        return new Sends(Math.max(0, count - 1), null, triesBefore);
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

    /// How long it is until the next may be asked for; zero if that is now.
    public Duration pause(Instant now, Duration apart) {
        Instant next = next(apart);
        return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
    }

    private Instant next(Duration apart) {
        return last == null ? Instant.MIN : last.plus(apart.multipliedBy(1L << Math.min(count - 1, 10)));
    }
}
