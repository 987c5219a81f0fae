package dev.sallyport.login;

import dev.sallyport.enrolment.AppEnrolment;
import dev.sallyport.enrolment.PhoneEnrolment;
import dev.sallyport.enrolment.PhoneRegistration;
import dev.sallyport.enrolment.PhoneRules;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.NumberSource;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.AuthenticatorStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Moving a person from Authy to another factor: how it begins, and that it need not be done now. [Proof] ends it.
///
/// Whatever fails on the way leaves the person with what they have proven, or asks them for what is not known.
@Singleton
final class MoveStep {
    private static final Logger LOG = Logger.getLogger(MoveStep.class);

    private final LoginStore logins;
    private final SecondFactors factors;
    private final AuthenticatorStore authenticators;
    private final NumberSource numbers;
    private final PhoneRules rules;
    private final PhoneEnrolment phones;
    private final AppEnrolment apps;
    private final LoginAudit audit;

    MoveStep(
            LoginStore logins,
            SecondFactors factors,
            AuthenticatorStore authenticators,
            NumberSource numbers,
            PhoneRules rules,
            PhoneEnrolment phones,
            AppEnrolment apps,
            LoginAudit audit) {
        this.logins = logins;
        this.factors = factors;
        this.authenticators = authenticators;
        this.numbers = numbers;
        this.rules = rules;
        this.phones = phones;
        this.apps = apps;
        this.audit = audit;
    }

    /// Begins, once however often the login is looked at. A target that is not offered any more is let be.
    ///
    /// @return the login as it stands then: at another stage than before
    Uni<Login> begin(Login login, Stage.Proven proof, FactorKind to) {
        return factors.phone(to).isPresent() ? beginPhone(login, proof, to) : beginApp(login, proof, to);
    }

    private Uni<Login> beginApp(Login login, Stage.Proven proof, FactorKind to) {
        return apps.begin(login.request().person(), to)
                .chain(app -> change(
                        login,
                        proof,
                        switch (app) {
                            case PhoneRegistration.Registered(var candidate) ->
                                proof.moving().begun(candidate);
                            case PhoneRegistration.Rejected _ -> proof.staying();
                        }))
                .map(LoginStore.Change::login);
    }

    /// The login asks for the number before anybody else is asked for it: that is how it stands if this is cut short.
    private Uni<Login> beginPhone(Login login, Stage.Proven proof, FactorKind to) {
        Stage.Enrolling asking = proof.moving();
        return change(login, proof, asking)
                .chain(begun -> begun.made()
                        ? suggested(login, proof).chain(number -> register(begun.login(), asking, to, number))
                        : Uni.createFrom().item(begun.login()));
    }

    /// The number of the phone that was proven, if we or Authy know it and it may be added.
    private Uni<Optional<PhoneNumber>> suggested(Login login, Stage.Proven proof) {
        return authenticators
                .activeOf(login.request().person())
                .map(active -> active.stream()
                        .filter(one -> one.id().equals(proof.provenAuthenticator()))
                        .findFirst())
                .chain(proven -> proven.map(this::numberOf)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(number -> number.filter(rules::allow));
    }

    private Uni<Optional<PhoneNumber>> numberOf(Authenticator proven) {
        return proven.phone() == null
                ? numbers.numberOf(proven.handle())
                : Uni.createFrom().item(Optional.of(proven.phone()));
    }

    private Uni<Login> register(Login login, Stage.Enrolling asking, FactorKind to, Optional<PhoneNumber> number) {
        return number.map(phone -> phones.register(login.request().person(), to, phone)
                        .chain(registration -> registered(login, asking, registration)))
                .orElseGet(() -> Uni.createFrom().item(login));
    }

    private Uni<Login> registered(Login login, Stage.Enrolling asking, PhoneRegistration registration) {
        return switch (registration) {
            case PhoneRegistration.Registered(var candidate) ->
                change(login, asking, asking.begun(candidate)).map(LoginStore.Change::login);
            case PhoneRegistration.Rejected(var problem) -> {
                LOG.infof("Login %s: the phone that is known was not taken: %s", login.id(), problem);
                yield Uni.createFrom().item(login);
            }
        };
    }

    private Uni<LoginStore.Change> change(Login login, Stage from, Stage to) {
        return logins.change(login, now -> now.isAt(from) ? now.at(to) : now);
    }

    /// Gives up what the login was about. Whoever was to be moved stays with Authy until another time.
    Uni<Void> cancel(Login login) {
        return logins.change(login, Login::cancelled)
                .chain(change -> change.made() && login.isMoving()
                        ? audit.moveDeclined(login)
                        : Uni.createFrom().voidItem());
    }
}
