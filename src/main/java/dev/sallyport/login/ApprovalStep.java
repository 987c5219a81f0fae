package dev.sallyport.login;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.Lock;
import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.PushLimits;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// The waiting page's steps: the browser that asked comes for the answer, or leaves it for a code.
///
/// A yes lets in only whoever waits for that very answer, and only if the provider says it once more when it is asked,
/// nobody said no before, no lock stands and it was not taken already.
@Singleton
final class ApprovalStep {
    private final LoginStore logins;
    private final ApprovalOffers offers;
    private final ApprovalStore store;
    private final PhoneAnswers answers;
    private final AttemptStore attempts;
    private final PushLimits limits;
    private final Proof proof;
    private final LoginAudit audit;
    private final Bounds bounds;
    private final Clock clock;

    ApprovalStep(
            LoginStore logins,
            ApprovalOffers offers,
            ApprovalStore store,
            PhoneAnswers answers,
            AttemptStore attempts,
            PushLimits limits,
            Proof proof,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.offers = offers;
        this.store = store;
        this.answers = answers;
        this.attempts = attempts;
        this.limits = limits;
        this.proof = proof;
        this.audit = audit;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Void> conclude(Login login, Proof.After after) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AwaitApproval step ->
                store.verdictOf(step.asked().reference()).chain(told -> conclude(login, step, told, after));
            case NextStep.ChooseFactor _, NextStep.AskPhone _ -> audit.outOfTurn(login, "approval");
            // Too late, or sent twice.
            case NextStep.AskCode _, NextStep.KeepCodes _, NextStep.Move _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    /// Back to the code. What the phone answers from now on changes nothing.
    Uni<Void> leave(Login login) {
        return logins.change(
                        login,
                        now -> now.whileProving(proving -> proving.challenge().approving() instanceof Approving.Waiting
                                ? proving.asking(new Approving.Offered())
                                : proving))
                .replaceWithVoid();
    }

    private Uni<Void> conclude(Login login, NextStep.AwaitApproval step, Optional<Approval> told, Proof.After after) {
        boolean mayBeApproved = told.isEmpty() || told.get() instanceof Approval.Approved;
        return mayBeApproved
                ? look(login, step).chain(answer -> decide(login, step, told, answer, after))
                // Told, but its consequences got lost with a process that was killed.
                : answers.follow(login, kind(step), step.asked().reference(), told.get());
    }

    private Uni<Approval> look(Login login, NextStep.AwaitApproval step) {
        Challenge challenge = step.stage().challenge();
        return offers.answersOf(login.request(), challenge)
                .map(way -> way.look(challenge.target(), step.asked().reference())
                        .onFailure()
                        .recoverWithItem(new Approval.Unavailable()))
                .orElseGet(() -> Uni.createFrom().item(new Approval.Unavailable()));
    }

    private Uni<Void> decide(
            Login login, NextStep.AwaitApproval step, Optional<Approval> told, Approval answer, Proof.After after) {
        return switch (answer) {
            case Approval.Approved _ -> admit(login, step, after);
            case Approval.Denied _, Approval.ReportedNotMe _, Approval.Expired _ ->
                answers.told(kind(step), step.asked().reference(), answer, null).replaceWithVoid();
            // Its page would come back at once, again and again.
            case Approval.Waiting _ when told.isPresent() -> tell(login);
            case Approval.Waiting _ -> Uni.createFrom().voidItem();
            case Approval.Unavailable _ -> tell(login);
        };
    }

    private Uni<Void> admit(Login login, NextStep.AwaitApproval step, Proof.After after) {
        Person person = login.request().person();
        FactorKind kind = kind(step);
        return attempts.lockOf(person, kind).chain(lock -> switch (lock) {
            case Lock.None _ ->
                store.use(step.asked().reference(), login.id())
                        .chain(taken -> taken
                                ? taken(login, step, kind).chain(() -> proof.accept(login, step.stage(), after))
                                : Uni.createFrom().voidItem());
            case Lock.Until _, Lock.Disabled _ -> leave(login);
        });
    }

    /// An app that was just added makes up for nothing: a thief of the password could add one, too.
    private Uni<Void> taken(Login login, NextStep.AwaitApproval step, FactorKind kind) {
        Person person = login.request().person();
        return step.stage().challenge().adds()
                ? Uni.createFrom().voidItem()
                : audit.answered(login, kind, new Approval.Approved())
                        .chain(() -> attempts.clear(person, kind))
                        .chain(() -> limits.proven(person));
    }

    private Uni<Void> tell(Login login) {
        return logins.change(login, now -> now.whileProving(proving -> proving.telling(CodeProblem.APPROVAL_UNCHECKED)))
                .replaceWithVoid();
    }

    private static FactorKind kind(NextStep.AwaitApproval step) {
        return step.stage().challenge().target().kind();
    }
}
