package dev.sallyport.challenge;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.Booking;
import dev.sallyport.attempts.Lock;
import dev.sallyport.factor.AppFactor;
import dev.sallyport.factor.ApprovalFactors;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.BackupFactor;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PushFactor;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.factor.SendingFactor;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.person.Person;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Decides whether a typed code proves what a challenge asks for.
///
/// The failure is booked *before* the provider is asked, so hanging up half-way earns no free guess, and taken back
/// when there was no verdict, so that a provider's outage locks nobody. If it cannot be booked the check fails. A code
/// that the provider calls right lets the person in once; after that it is as wrong as any other.
@Singleton
public final class CodeChecker {
    private final AttemptStore attempts;
    private final AcceptedCodes accepted;
    private final PushLimits pushes;
    private final ApprovalFactors approvals;
    private final SecondFactors factors;

    CodeChecker(
            AttemptStore attempts,
            AcceptedCodes accepted,
            PushLimits pushes,
            ApprovalFactors approvals,
            SecondFactors factors) {
        this.attempts = attempts;
        this.accepted = accepted;
        this.pushes = pushes;
        this.approvals = approvals;
        this.factors = factors;
    }

    /// What came of a try.
    ///
    /// @param guard the row of its guard
    public record Checked(Row guard, CodeCheck check) {}

    /// Checks the code. A factor that was switched off since the challenge began gives no verdict, as if its provider
    /// were out of reach.
    ///
    /// @param guard of the try: [AttemptStore#book]
    /// @return empty if the guard yielded nothing: then nobody was asked
    public Uni<Optional<Checked>> check(Person person, Challenge challenge, TypedCode code, Statement guard) {
        return attempts.book(guard, person, challenge.target().kind())
                .chain(booked -> booked.map(one -> check(person, challenge, code, one.booking())
                                .map(check -> Optional.of(new Checked(one.guard(), check))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<CodeCheck> check(Person person, Challenge challenge, TypedCode code, Booking booking) {
        return switch (booking) {
            case Booking.LockedOut(var until) -> Uni.createFrom().item(new CodeCheck.LockedOut(until));
            case Booking.Disabled _ -> Uni.createFrom().item(new CodeCheck.Disabled());
            case Booking.Booked booked -> ask(person, challenge, code, attempts.begunBy(booked));
        };
    }

    private Uni<CodeCheck> ask(Person person, Challenge challenge, TypedCode code, Lock begun) {
        FactorKind kind = challenge.target().kind();
        return verdict(challenge, code)
                .onFailure()
                .recoverWithItem(new Verdict.Unavailable())
                .chain(verdict -> switch (verdict) {
                    case Verdict.Right _ -> claim(person, challenge, code, begun);
                    case Verdict.Wrong _ -> accepted.look(person, code).replaceWith(new CodeCheck.Wrong(false, begun));
                    case Verdict.Unavailable _ ->
                        attempts.giveBack(person, kind).replaceWith(new CodeCheck.Unavailable());
                });
    }

    private Uni<Verdict> verdict(Challenge challenge, TypedCode code) {
        Authenticator target = challenge.target();
        if (!factors.offer(target.kind())) {
            return Uni.createFrom().item(new Verdict.Unavailable());
        }
        return switch (factors.of(target.kind())) {
            case SendingFactor sending -> sending.check(target, code, challenge.sent());
            case AppFactor app -> app.check(target, code);
            case PushFactor _ -> Uni.createFrom().item(new Verdict.Wrong());
            case BackupFactor backup -> backup.check(target, code);
        };
    }

    private Uni<CodeCheck> claim(Person person, Challenge challenge, TypedCode code, Lock begun) {
        return accepted.claim(person, code, forgiving(person, challenge))
                .map(fresh -> fresh ? new CodeCheck.Approved() : new CodeCheck.Wrong(true, begun));
    }

    /// Only a proof of what the person already holds makes up for failures: with a phone of their own, a thief of the
    /// password could otherwise wipe out the failures of guessing at the owner's.
    private List<Statement> forgiving(Person person, Challenge challenge) {
        FactorKind kind = challenge.target().kind();
        if (challenge.adds()) {
            return List.of(attempts.givingBack(person, kind));
        }
        Statement clearing = attempts.clearing(person, kind);
        return approvals.anyIsOn() ? List.of(clearing, pushes.reopening(person)) : List.of(clearing);
    }
}
