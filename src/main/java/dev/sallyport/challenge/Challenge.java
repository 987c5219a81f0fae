package dev.sallyport.challenge;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a person is asked to prove in one login.
///
/// @param target the authenticator, or what will be one once it is proven
/// @param origin where the target comes from, and so what its proof leads to
/// @param sending what became of the code
/// @param problem what the code page has to say about the last thing done on it
/// @param sent what the provider calls the newest code that it sent; null if it sent none, or names none
/// @param approving whether a tap on the phone may prove it as well; null while that was not looked at
public record Challenge(
        Authenticator target,
        Origin origin,
        Sending sending,
        @Nullable CodeProblem problem,
        @Nullable CodeReference sent,
        @Nullable Approving approving) {
    public enum Origin {
        /// An authenticator from the store.
        HELD,
        /// A phone or an app that the person began with in this login: the proof enrols it.
        ENROLLED,
        /// As [#ENROLLED], beside what the person holds and has proven in this login.
        ADDED,
        /// As [#ADDED], in the place of the Authy phone that was proven.
        MOVED,
        /// An Authy id from `app_metadata`, of the 2016 kind: the proof adopts it.
        ADOPTED
    }

    public static Challenge of(Authenticator target, Origin origin) {
        Sending sending =
                target.kind().sendsCodes() ? new Sending.NotBegun() : new Sending.Answered(new Delivery.InTheApp());
        return new Challenge(target, origin, sending, null, null, null);
    }

    /// Whether its proof makes the target one of the person's authenticators.
    public boolean adds() {
        return switch (origin) {
            case HELD -> false;
            case ENROLLED, ADDED, MOVED, ADOPTED -> true;
        };
    }

    public boolean isAbout(Authenticator authenticator) {
        return target.id().equals(authenticator.id());
    }

    /// A code that could not be sent leaves the one before as good as it was.
    public Challenge with(Sending now) {
        CodeReference newest =
                now instanceof Sending.Answered(Delivery.Sent(var _, var _, CodeReference named), var _) ? named : sent;
        return new Challenge(target, origin, now, null, newest, approving);
    }

    public Challenge with(CodeProblem now) {
        return new Challenge(target, origin, sending, now, sent, approving);
    }

    /// Says what is known of the message that was sent, and leaves what the page says; stays as it is if another one
    /// was sent since.
    public Challenge knowing(Delivery.Sent about, UnaryOperator<Following> step) {
        return sending instanceof Sending.Answered(Delivery.Sent newest, Following known)
                        && known != null
                        && newest.equals(about)
                ? new Challenge(
                        target, origin, new Sending.Answered(newest, step.apply(known)), problem, sent, approving)
                : this;
    }

    /// Says what is known of the phone, and leaves what the page says.
    public Challenge offering(Approving found) {
        return new Challenge(target, origin, sending, problem, sent, found);
    }

    public Challenge with(Approving now) {
        return new Challenge(target, origin, sending, null, sent, now);
    }

    public boolean waitsFor(String reference) {
        return approving instanceof Approving.Waiting waiting
                && waiting.reference().equals(reference);
    }

    /// Whether the phone may be asked now.
    public boolean mayAsk() {
        return approving instanceof Approving.Offered || approving instanceof Approving.Asked;
    }

    /// As it is at that time: whoever was asked and has not answered may be asked again.
    public Challenge at(Instant now) {
        return approving instanceof Approving.Waiting waiting && !now.isBefore(waiting.until())
                ? new Challenge(
                        target,
                        origin,
                        sending,
                        problem == null ? CodeProblem.APPROVAL_EXPIRED : problem,
                        sent,
                        new Approving.Offered())
                : this;
    }

    /// Says that another code is needed, unless the page says already why there is none.
    public Challenge usedUp() {
        return problem == CodeProblem.RESEND_TOO_SOON || problem == CodeProblem.SEND_LIMIT
                ? this
                : with(CodeProblem.USED_UP);
    }
}
