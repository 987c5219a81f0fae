package dev.sallyport.login;

import dev.sallyport.enrolment.PhoneEnrolment;
import dev.sallyport.enrolment.PhoneEntry;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.enrolment.PhoneRegistration;
import dev.sallyport.enrolment.PhoneRules;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import org.jboss.logging.Logger;

/// The phone page's step: a typed number becomes a registered phone to prove, or the page again with the reason.
@Singleton
final class PhoneStep {
    private static final Logger LOG = Logger.getLogger(PhoneStep.class);

    private final LoginStore logins;
    private final PhoneRules rules;
    private final PhoneEnrolment enrolment;
    private final LoginAudit audit;
    private final LoginConfig config;
    private final Bounds bounds;
    private final Clock clock;

    PhoneStep(
            LoginStore logins,
            PhoneRules rules,
            PhoneEnrolment enrolment,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.rules = rules;
        this.enrolment = enrolment;
        this.audit = audit;
        this.config = config;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Void> enter(Login login, PhoneInput input) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskPhone(var stage) -> read(login, stage, input);
            case NextStep.ChooseFactor _, NextStep.AskCode _, NextStep.AwaitApproval _, NextStep.KeepCodes _ ->
                audit.outOfTurn(login, "phone");
            case NextStep.Move _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> read(Login login, Stage.Enrolling stage, PhoneInput input) {
        return switch (rules.read(input.country(), input.number())) {
            case PhoneEntry.Rejected(var problem) -> reject(login, input, problem);
            case PhoneEntry.Accepted(var phone) -> register(login, stage, input, phone);
        };
    }

    /// Back to the phone page, from the code page of a phone that is being added.
    Uni<Void> change(Login login) {
        if (login.stage() instanceof Stage.Proving proving && !proving.mayChangeNumber()) {
            return audit.outOfTurn(login, "change-number");
        }
        return logins.change(
                        login,
                        now -> now.whileProving(proving -> proving.mayChangeNumber()
                                ? proving.leaving(proving.challenge().target().kind())
                                : proving))
                .replaceWithVoid();
    }

    /// Counted before the provider is asked: each registration may cost a text.
    private Uni<Void> register(Login login, Stage.Enrolling stage, PhoneInput input, PhoneNumber phone) {
        return logins.change(login, now -> now.countingOneMoreOf(config.phones()))
                .chain(counted -> counted.made()
                        ? enrolment
                                .register(login.request().person(), kindOf(stage), phone)
                                .chain(outcome -> switch (outcome) {
                                    case PhoneRegistration.Registered registered -> accept(counted.login(), registered);
                                    case PhoneRegistration.Rejected(var problem) ->
                                        giveBack(counted.login(), input, problem);
                                })
                        : reject(counted.login(), input, PhoneProblem.TOO_MANY_NUMBERS));
    }

    /// Whoever is asked for a phone has picked what it is for.
    private static FactorKind kindOf(Stage.Enrolling stage) {
        return Objects.requireNonNull(stage.picked());
    }

    /// An outage does not use up a person's phones: nothing was registered.
    private Uni<Void> giveBack(Login login, PhoneInput input, PhoneProblem problem) {
        return switch (problem) {
            case PROVIDER_UNAVAILABLE, NO_KEY, NO_EMAIL, NO_VERIFIED_EMAIL, EMAIL_UNKNOWN ->
                logins.change(login, Login::withOnePhoneLess).chain(change -> reject(change.login(), input, problem));
            case NOT_A_NUMBER,
                    WRONG_LENGTH,
                    UNKNOWN_COUNTRY,
                    COUNTRY_NOT_SERVED,
                    NOT_A_MOBILE,
                    REFUSED_BY_PROVIDER,
                    TOO_MANY_NUMBERS -> reject(login, input, problem);
        };
    }

    private Uni<Void> accept(Login login, PhoneRegistration.Registered registered) {
        return logins.change(login, now -> now.whileEnrolling(enrolling -> enrolling.begun(registered.candidate())))
                .invoke(change -> LOG.infof(
                        change.made()
                                ? "Login %s: a phone was registered, not yet proven"
                                : "Login %s: a phone was registered too late and is left alone",
                        login.id()))
                .replaceWithVoid();
    }

    private Uni<Void> reject(Login login, PhoneInput input, PhoneProblem problem) {
        LOG.infof("Login %s: the phone was not taken: %s", login.id(), problem);
        return audit.phoneNotTaken(login, problem)
                .chain(() -> logins.change(
                        login, now -> now.whileEnrolling(enrolling -> enrolling.rejecting(input, problem))))
                .replaceWithVoid();
    }
}
