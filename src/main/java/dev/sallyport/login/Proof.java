package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.Activation;
import dev.sallyport.person.Authenticator;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What follows from an approved code, by where the proven authenticator came from.
@Singleton
final class Proof {
    private static final Logger LOG = Logger.getLogger(Proof.class);

    private final LoginStore logins;
    private final Activation activation;
    private final AuthenticatorStore authenticators;
    private final Clock clock;

    Proof(LoginStore logins, Activation activation, AuthenticatorStore authenticators, Clock clock) {
        this.logins = logins;
        this.activation = activation;
        this.authenticators = authenticators;
        this.clock = clock;
    }

    Uni<Void> accept(Login login, Challenge challenge) {
        return switch (challenge.origin()) {
            case HELD -> approve(login, challenge);
            case ENROLLED, ADOPTED -> activate(login, challenge);
        };
    }

    private Uni<Void> activate(Login login, Challenge challenge) {
        Person person = login.request().person();
        return activation.activate(person, challenge.target()).chain(won -> {
            if (won) {
                LOG.infof(
                        "Login %s: %s is enrolled",
                        login.id(), challenge.target().kind());
                return approve(login, challenge);
            }
            return authenticators.activeOf(person).chain(active -> overtaken(login, challenge, active));
        });
    }

    private Uni<Void> approve(Login login, Challenge challenge) {
        return change(login, challenge, proving -> proving.approved(clock.instant()))
                .invoke(change -> LOG.infof(
                        change.made()
                                ? "Login %s: the second factor is proven"
                                : "Login %s: a proof came too late and changes nothing",
                        login.id()))
                .replaceWithVoid();
    }

    /// The person has a factor already. If it is this very one, an earlier proof was cut short after it was activated.
    private Uni<Void> overtaken(Login login, Challenge challenge, List<Authenticator> active) {
        if (active.stream().anyMatch(challenge::isAbout)) {
            return approve(login, challenge);
        }
        LOG.warnf("Login %s: the person was enrolled by another login meanwhile", login.id());
        return change(
                        login,
                        challenge,
                        proving -> active.isEmpty()
                                ? new Stage.Refused(Refusal.NO_AUTHENTICATOR)
                                : proving.overtakenBy(active.getFirst()))
                .replaceWithVoid();
    }

    /// The code proved that authenticator and no other: the person may have changed the number meanwhile.
    private Uni<LoginStore.Change> change(Login login, Challenge challenge, Function<Stage.Proving, Stage> step) {
        return logins.change(
                login.id(),
                now -> now.whileProving(
                        proving -> proving.challenge().isAbout(challenge.target()) ? step.apply(proving) : proving));
    }
}
