package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Sending;
import dev.sallyport.factor.Delivery;

/// How often one login may try, and be sent, a code.
///
/// @param tries codes that the login may try in all
/// @param triesPerCode codes that may be tried between one sending and the next
/// @param sends codes that may be sent
record Bounds(int tries, int triesPerCode, int sends) {
    static Bounds of(LoginConfig config) {
        return new Bounds(config.tries(), config.triesPerCode(), config.sends());
    }

    /// The number of tries at which the code that the person has now, or else the login, is used up.
    ///
    /// A phone app makes another code every few seconds, so there only the login counts.
    int triesWith(Login login, Challenge challenge) {
        boolean inTheApp = challenge.sending() instanceof Sending.Answered(Delivery.InTheApp _, var _);
        return inTheApp ? tries : Math.min(tries, login.sends().triesBefore() + triesPerCode);
    }

    /// Whether no other code can come to help: all were sent, and none is under way.
    boolean leaveNoOtherCode(Login login, Challenge challenge) {
        return login.sends().areUsedUp(sends) && !(challenge.sending() instanceof Sending.Asked);
    }
}
