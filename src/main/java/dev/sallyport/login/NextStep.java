package dev.sallyport.login;

import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.factor.FactorKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a login needs next. The one place that decides it, from what is stored and the time alone.
sealed interface NextStep {
    record ChooseFactor(Stage.Enrolling stage) implements NextStep {}

    record AskPhone(Stage.Enrolling stage) implements NextStep {}

    /// Asks for the code.
    ///
    /// @param challenge as it is to be shown
    /// @param triesLeft with the code that the person has now; none means that only another code leads on
    record AskCode(Stage.Proving stage, Challenge challenge, int triesLeft) implements NextStep {}

    /// Begins to move the person to another factor.
    record Move(Stage.Proven proof, FactorKind to) implements NextStep {}

    /// Waits for the answer on the person's phone.
    record AwaitApproval(Stage.Proving stage, Approving.Waiting asked) implements NextStep {}

    /// Shows recovery codes that are to be written down.
    record KeepCodes(Stage.Proven proof, FreshCodes codes) implements NextStep {}

    record HandOff(Stage.Proven proof) implements NextStep {}

    record Refuse(Refusal reason) implements NextStep {}

    /// How long a proof may wait for its hand-off, should the login end meanwhile: a right code is not lost to a slow
    /// provider.
    Duration GRACE = Duration.ofMinutes(1);

    static NextStep of(Login login, Bounds bounds, Instant now) {
        boolean over = login.isOver(now);
        return switch (login.stage()) {
            case Stage.Refused(var reason) -> new Refuse(reason);
            case Stage.Proven proven when !over && proven.move() != null -> new Move(proven, proven.move());
            case Stage.Proven proven when !over && proven.codes() != null -> new KeepCodes(proven, proven.codes());
            case Stage.Proven proven -> handOff(proven, over, now);
            case Stage.Enrolling enrolling when !over && enrolling.picked() == null -> new ChooseFactor(enrolling);
            case Stage.Enrolling enrolling when !over -> new AskPhone(enrolling);
            case Stage.Enrolling enrolling -> handOff(enrolling.behind(), true, now);
            case Stage.Proving proving when !over -> prove(login, proving, bounds, now);
            case Stage.Proving proving -> handOff(proving.behind(), true, now);
        };
    }

    private static NextStep handOff(Stage.@Nullable Proven proven, boolean over, Instant now) {
        return proven != null && (!over || now.isBefore(proven.at().plus(GRACE)))
                ? new HandOff(proven)
                : new Refuse(Refusal.EXPIRED);
    }

    private static NextStep prove(Login login, Stage.Proving proving, Bounds bounds, Instant now) {
        Challenge challenge = proving.challenge().at(now);
        int triesLeft = Math.max(0, bounds.triesWith(login, challenge) - login.tries());
        boolean over = login.tries() >= bounds.tries() || bounds.leaveNoOtherCode(login, challenge);
        if (triesLeft == 0 && over) {
            // Nothing of it is stored: the last try may still be with the provider, and be right.
            return proving.behind() == null
                    ? new Refuse(Refusal.TRIES_USED_UP)
                    // Whoever could not add a factor has proven another one all the same.
                    : new HandOff(proving.behind());
        }
        if (challenge.approving() instanceof Approving.Waiting asked) {
            return new AwaitApproval(proving, asked);
        }
        return new AskCode(proving, triesLeft == 0 ? challenge.usedUp() : challenge, triesLeft);
    }
}
