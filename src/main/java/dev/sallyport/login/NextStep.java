package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import java.time.Duration;
import java.time.Instant;

/// What a login needs next. The one place that decides it, from what is stored and the time alone.
sealed interface NextStep {
    record AskPhone(Stage.Enrolling stage) implements NextStep {}

    /// Asks for the code.
    ///
    /// @param triesLeft with the code that the person has now; none means that only another code leads on
    record AskCode(Challenge challenge, int triesLeft, boolean mayChangeNumber) implements NextStep {}

    record HandOff(Stage.Proven proof) implements NextStep {}

    record Refuse(Refusal reason) implements NextStep {}

    /// How long a proof may wait for its hand-off, should the login end meanwhile: a right code is not lost to a slow
    /// provider.
    Duration GRACE = Duration.ofMinutes(1);

    static NextStep of(Login login, Bounds bounds, Instant now) {
        return switch (login.stage()) {
            case Stage.Refused(var reason) -> new Refuse(reason);
            case Stage.Proven proven
            when !login.isOver(now) || now.isBefore(proven.at().plus(GRACE)) -> new HandOff(proven);
            case Stage.Enrolling enrolling when !login.isOver(now) -> new AskPhone(enrolling);
            case Stage.Proving proving when !login.isOver(now) -> prove(login, proving, bounds);
            case Stage.Proven _, Stage.Enrolling _, Stage.Proving _ -> new Refuse(Refusal.EXPIRED);
        };
    }

    private static NextStep prove(Login login, Stage.Proving proving, Bounds bounds) {
        Challenge challenge = proving.challenge();
        int triesLeft = Math.max(0, bounds.triesWith(login, challenge) - login.tries());
        boolean over = login.tries() >= bounds.tries() || bounds.leaveNoOtherCode(login, challenge);
        if (triesLeft == 0 && over) {
            // Not stored as a refusal: the last try may still be with the provider, and be right.
            return new Refuse(Refusal.TRIES_USED_UP);
        }
        return new AskCode(triesLeft == 0 ? challenge.usedUp() : challenge, triesLeft, proving.mayChangeNumber());
    }
}
