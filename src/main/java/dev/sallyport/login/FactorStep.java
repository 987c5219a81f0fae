package dev.sallyport.login;

import dev.sallyport.challenge.Approving;
import dev.sallyport.enrolment.AppEnrolment;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.enrolment.MailEnrolment;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.enrolment.PhoneRegistration;
import dev.sallyport.enrolment.RecoveryEnrolment;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which factor a person adds, or proves: the steps from one to another.
@Singleton
final class FactorStep {
    private final LoginStore logins;
    private final SecondFactors factors;
    private final AppEnrolment apps;
    private final MailEnrolment mail;
    private final PushAdding adding;
    private final RecoveryEnrolment recovery;
    private final LoginAudit audit;
    private final LoginConfig config;
    private final Bounds bounds;
    private final Clock clock;

    FactorStep(
            LoginStore logins,
            SecondFactors factors,
            AppEnrolment apps,
            MailEnrolment mail,
            PushAdding adding,
            RecoveryEnrolment recovery,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.factors = factors;
        this.apps = apps;
        this.mail = mail;
        this.adding = adding;
        this.recovery = recovery;
        this.audit = audit;
        this.config = config;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// Begins to add a factor of that kind.
    ///
    /// @param kind its wire name, or whatever a forged form sent
    Uni<Void> pick(Login login, String kind) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.ChooseFactor(var stage) ->
                FactorKind.ofWireName(kind)
                        .filter(factors::mayBeAdded)
                        .map(known -> pick(login, stage, known))
                        .orElseGet(() -> Uni.createFrom().voidItem());
            case NextStep.AskPhone _, NextStep.AskCode _, NextStep.AwaitApproval _, NextStep.KeepCodes _ ->
                audit.outOfTurn(login, "factor");
            case NextStep.Move _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> pick(Login login, Stage.Enrolling stage, FactorKind kind) {
        return switch (kind) {
            case AUTHY, VERIFY ->
                logins.change(login, now -> now.whileEnrolling(enrolling -> enrolling.picking(kind)))
                        .replaceWithVoid();
            case VERIFY_PUSH ->
                stage.behind() == null
                                && !Answers.satisfiedByTap(login.request().acr())
                        ? audit.outOfTurn(login, "factor")
                        : begin(login, () -> apps.begin(login.request().person(), kind));
            case TOTP, VERIFY_TOTP ->
                begin(login, () -> apps.begin(login.request().person(), kind));
            // It proves less than any other: nobody holds it alone.
            case EMAIL ->
                stage.behind() == null
                        ? audit.outOfTurn(login, "factor")
                        : begin(login, () -> mail.begin(login.request().person(), kind));
            // Nobody holds them alone.
            case RECOVERY ->
                stage.behind() == null ? audit.outOfTurn(login, "factor") : showCodes(login, stage.behind());
        };
    }

    /// Counted as a phone is: each asks the tenant for a name.
    private Uni<Void> begin(Login login, Supplier<Uni<PhoneRegistration>> registration) {
        return logins.change(login, now -> now.countingOneMoreOf(config.phones()))
                .chain(counted -> counted.made()
                        ? registration.get().chain(outcome -> begun(counted.login(), outcome))
                        : tooMany(counted.login()));
    }

    private Uni<Void> begun(Login login, PhoneRegistration outcome) {
        return switch (outcome) {
            case PhoneRegistration.Registered(var candidate) ->
                adding.waitFor(login, candidate)
                        .chain(waiting -> logins.change(
                                login, now -> now.whileEnrolling(enrolling -> begun(enrolling, candidate, waiting))))
                        .replaceWithVoid();
            // Nothing was begun.
            case PhoneRegistration.Rejected(var problem) ->
                audit.phoneNotTaken(login, problem)
                        .chain(() -> logins.change(
                                login,
                                now -> now.withOnePhoneLess()
                                        .whileEnrolling(enrolling -> enrolling.rejecting(null, problem))))
                        .replaceWithVoid();
        };
    }

    private static Stage begun(Stage.Enrolling enrolling, Authenticator candidate, Optional<Approving> waiting) {
        Stage.Proving proving = enrolling.begun(candidate);
        return waiting.map(proving::asking).orElse(proving);
    }

    private Uni<Void> tooMany(Login login) {
        return logins.change(
                        login,
                        now -> now.whileEnrolling(
                                enrolling -> enrolling.rejecting(null, PhoneProblem.TOO_MANY_NUMBERS)))
                .replaceWithVoid();
    }

    private Uni<Void> showCodes(Login login, Stage.Proven behind) {
        return recovery.next(login.request().person())
                .chain(fresh -> logins.change(
                        login,
                        now -> now.whileEnrolling(
                                enrolling -> fresh.<Stage>map(behind::showing).orElse(enrolling))))
                .replaceWithVoid();
    }

    /// Back to the choice, from whatever was begun in this login.
    Uni<Void> choose(Login login) {
        if (login.isMoving() || (login.stage() instanceof Stage.Proving proving && !proving.mayChoose())) {
            return audit.outOfTurn(login, "choose");
        }
        return logins.change(login, this::choosing).replaceWithVoid();
    }

    private Login choosing(Login now) {
        return now.whileEnrolling(
                        enrolling -> enrolling.moves() ? enrolling : enrolling.picking(only(enrolling.behind())))
                .whileProving(proving -> proving.mayChoose() ? proving.leaving(only(proving.behind())) : proving);
    }

    /// What there is no choice about. Whoever has proven something finds more on that page than phones.
    private @Nullable FactorKind only(Stage.@Nullable Proven behind) {
        return behind == null ? factors.onlyPhone().orElse(null) : null;
    }

    /// Asks for another one of the authenticators that the person holds.
    Uni<Void> proveBy(Login login, String id) {
        return logins.change(login, now -> now.whileProving(proving -> proving.by(id)))
                .replaceWithVoid();
    }

    /// Goes on from the recovery codes, if they are kept.
    Uni<Void> keepCodes(Login login, boolean kept) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.KeepCodes(var proof, var fresh) when kept -> keep(login, proof, fresh);
            case NextStep.Move _, NextStep.KeepCodes _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
            case NextStep.ChooseFactor _, NextStep.AskPhone _, NextStep.AskCode _, NextStep.AwaitApproval _ ->
                audit.outOfTurn(login, "recovery-codes");
        };
    }

    private Uni<Void> keep(Login login, Stage.Proven proof, FreshCodes fresh) {
        return audit.keepingCodes(login)
                .chain(() -> recovery.keep(login.request().person(), fresh, proof.grounds()))
                .chain(kept -> logins.change(login, now -> now.isAt(proof) ? now.at(after(proof, kept)) : now))
                .replaceWithVoid();
    }

    private static Stage after(Stage.Proven proof, boolean kept) {
        return kept ? proof.withoutCodes() : new Stage.Refused(Refusal.RESET_MEANWHILE);
    }
}
