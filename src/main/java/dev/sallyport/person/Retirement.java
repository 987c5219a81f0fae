package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import java.util.List;
import java.util.Optional;

/// One of their authenticators that a person wants to be rid of, and what they have proven for it in the same login.
/// Whether it may go is decided here alone.
///
/// @param authenticator its id, or whatever a forged form sent
/// @param byTap whether by a tap on the phone, and no code
public record Retirement(String authenticator, Grounds grounds, boolean byTap) {
    public enum Verdict {
        GOES,
        /// The person is to keep it, or has proven too little for that.
        STAYS,
        /// It is none of theirs, or not any more.
        NOT_THEIRS,
        /// What was proven has been taken away since, or the proof is void.
        PROOF_GONE
    }

    /// Whoever has proven that one may remove others by it: not by a code in a mailbox, since who reads somebody's mail
    /// could take the phone from them.
    public static boolean mayFollow(FactorKind proven) {
        return proven != FactorKind.EMAIL;
    }

    /// Somebody who could go on with what is left: what was proven stays, and so does the last that can be held alone.
    public Verdict in(Standing.Known known) {
        Optional<Authenticator> proven = known.authenticator(grounds.authenticator());
        if (proven.isEmpty() || !grounds.standIn(known)) {
            return Verdict.PROOF_GONE;
        }
        if (!known.holds(authenticator)) {
            return Verdict.NOT_THEIRS;
        }
        boolean enough = !byTap && mayFollow(proven.get().kind());
        return enough && !authenticator.equals(grounds.authenticator()) && suffices(without(known))
                ? Verdict.GOES
                : Verdict.STAYS;
    }

    private List<Authenticator> without(Standing.Known known) {
        return known.active().stream()
                .filter(one -> !one.id().equals(authenticator))
                .toList();
    }

    private static boolean suffices(List<Authenticator> left) {
        return left.stream().anyMatch(one -> one.kind().standsAlone());
    }
}
