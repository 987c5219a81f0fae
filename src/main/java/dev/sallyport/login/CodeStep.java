package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeCheck;
import dev.sallyport.challenge.CodeChecker;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// The code page's steps: a typed code, and another code.
@Singleton
final class CodeStep {
    private static final Logger LOG = Logger.getLogger(CodeStep.class);

    private final LoginStore logins;
    private final CodeChecker checker;
    private final Proof proof;
    private final CodeDelivery delivery;
    private final LoginAudit audit;
    private final Bounds bounds;
    private final Clock clock;

    CodeStep(
            LoginStore logins,
            CodeChecker checker,
            Proof proof,
            CodeDelivery delivery,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.checker = checker;
        this.proof = proof;
        this.delivery = delivery;
        this.audit = audit;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Void> check(Login login, String typed, Proof.After after) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskCode step -> check(login, step.stage(), typed, after);
            // Typed in another tab, while this one waits for the phone.
            case NextStep.AwaitApproval step -> check(login, step.stage(), typed, after);
            case NextStep.ChooseFactor _, NextStep.AskPhone _ -> audit.outOfTurn(login, "code");
            // Of a proven login: it was sent twice.
            case NextStep.Move _, NextStep.KeepCodes _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> check(Login login, Stage.Proving proving, String typed, Proof.After after) {
        return TypedCode.of(proving.challenge().target().kind(), typed)
                .map(code -> book(login, proving, code, after))
                // What cannot be a code is not held against anybody: nobody is asked, and nothing is learnt.
                .orElseGet(() -> tell(login, CodeProblem.MALFORMED));
    }

    Uni<Void> resend(Login login, Channel channel) {
        return delivery.again(login, channel);
    }

    private Uni<Void> book(Login login, Stage.Proving proving, TypedCode code, Proof.After after) {
        Challenge challenge = proving.challenge();
        Statement guard = LoginStore.bookingTry(login, bounds.triesWith(login, challenge), clock.instant());
        return checker.check(login.request().person(), challenge, code, guard)
                .chain(checked -> checked.map(one -> conclude(login, proving, one, after))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> conclude(Login login, Stage.Proving proving, CodeChecker.Checked checked, Proof.After after) {
        int tries = LoginStore.tries(checked.guard());
        return audit.tried(login, proving.challenge(), checked.check(), tries)
                .chain(() -> conclude(login, proving, checked.check(), tries, after));
    }

    private Uni<Void> conclude(Login login, Stage.Proving proving, CodeCheck check, int tries, Proof.After after) {
        return switch (check) {
            case CodeCheck.Approved _ -> proof.accept(login, proving, after);
            case CodeCheck.Wrong _ -> again(login, CodeProblem.WRONG, tries);
            case CodeCheck.Unavailable _ -> again(login, CodeProblem.UNAVAILABLE, tries);
            case CodeCheck.LockedOut(Instant until) -> lockedOut(login, "until " + until);
            case CodeCheck.Disabled _ -> lockedOut(login, "until the help desk resets it");
        };
    }

    /// The page reads the lock itself each time it is shown; the try that met it is gone all the same.
    private static Uni<Void> lockedOut(Login login, String end) {
        LOG.warnf("Login %s: the factor is locked %s", login.id(), end);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> again(Login login, CodeProblem problem, int tries) {
        LOG.infof("Login %s: try %d of %d did not prove it: %s", login.id(), tries, bounds.tries(), problem);
        return tell(login, problem);
    }

    private Uni<Void> tell(Login login, CodeProblem problem) {
        return logins.change(login, now -> now.whileProving(proving -> proving.telling(problem)))
                .replaceWithVoid();
    }
}
