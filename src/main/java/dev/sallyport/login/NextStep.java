package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import java.time.Duration;
import java.time.Instant;

/// What a login needs next. The one place that decides it, from what is stored and the time alone.
sealed interface NextStep {
    record AskPhone(Stage.Enrolling stage) implements NextStep {}

    record AskCode(Challenge challenge, int triesLeft, boolean mayChangeNumber) implements NextStep {}

    record HandOff(Stage.Proven proof) implements NextStep {}

    record Refuse(Refusal reason) implements NextStep {}

    /// How long a proof may wait for its hand-off, should the login end meanwhile: a right code is not lost to a slow
    /// provider.
    Duration GRACE = Duration.ofMinutes(1);

    /// Decides the step.
    ///
    /// @param tries codes that a login may try
    static NextStep of(Login login, int tries, Instant now) {
        return switch (login.stage()) {
            case Stage.Refused(var reason) -> new Refuse(reason);
            case Stage.Proven proven
            when !login.isOver(now) || now.isBefore(proven.at().plus(GRACE)) -> new HandOff(proven);
            case Stage.Enrolling enrolling when !login.isOver(now) -> new AskPhone(enrolling);
            // Not stored as a refusal: the last try may still be with the provider, and be right.
            case Stage.Proving _ when !login.isOver(now) && login.tries() >= tries -> new Refuse(Refusal.TRIES_USED_UP);
            case Stage.Proving proving
            when !login.isOver(now) ->
                new AskCode(proving.challenge(), tries - login.tries(), proving.mayChangeNumber());
            case Stage.Proven _, Stage.Enrolling _, Stage.Proving _ -> new Refuse(Refusal.EXPIRED);
        };
    }
}
