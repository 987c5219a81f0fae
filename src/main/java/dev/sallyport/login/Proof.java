package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.Activation;
import dev.sallyport.enrolment.Activation.Door;
import dev.sallyport.person.Authenticator;
import dev.sallyport.person.AuthenticatorStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/// What follows from an approved code, by where the proven authenticator came from.
@Singleton
final class Proof {
    private static final Logger LOG = Logger.getLogger(Proof.class);

    private final LoginStore logins;
    private final Activation activation;
    private final AuthenticatorStore authenticators;
    private final CodeDelivery delivery;
    private final LoginAudit audit;
    private final Clock clock;

    Proof(
            LoginStore logins,
            Activation activation,
            AuthenticatorStore authenticators,
            CodeDelivery delivery,
            LoginAudit audit,
            Clock clock) {
        this.logins = logins;
        this.activation = activation;
        this.authenticators = authenticators;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param next what opens the login from the proof on
    Uni<Void> accept(Login login, Challenge challenge, BrowserSecret next) {
        return switch (challenge.origin()) {
            // Looked up again: it may have been retired since the page was shown.
            case HELD -> judge(login, challenge, next);
            case ENROLLED -> activate(login, challenge, Door.FIRST_OR_TICKET, next);
            // An id that Auth0 still names after a reset is not what the ticket is for.
            case ADOPTED -> activate(login, challenge, Door.FIRST, next);
        };
    }

    private Uni<Void> activate(Login login, Challenge challenge, Door door, BrowserSecret next) {
        return audit.adding(login, challenge)
                .chain(() -> activation.activate(login.request().person(), challenge.target(), door))
                .chain(won -> {
                    if (won) {
                        LOG.infof(
                                "Login %s: %s is enrolled",
                                login.id(), challenge.target().kind());
                        return delivery.addedAPhone(login, challenge).chain(() -> approve(login, challenge, next));
                    }
                    return judge(login, challenge, next);
                });
    }

    private Uni<Void> judge(Login login, Challenge challenge, BrowserSecret next) {
        return authenticators.activeOf(login.request().person()).chain(active -> judge(login, challenge, next, active));
    }

    private Uni<Void> approve(Login login, Challenge challenge, BrowserSecret next) {
        // Recorded first: if that fails, nobody gets in.
        return audit.admitting(login, challenge)
                .chain(() ->
                        change(login, challenge, (now, proving) -> now.proven(proving.approved(clock.instant()), next)))
                .chain(change -> approved(login, challenge, change.made()));
    }

    private Uni<Void> approved(Login login, Challenge challenge, boolean inTime) {
        LOG.infof(
                inTime
                        ? "Login %s: the second factor is proven"
                        : "Login %s: a proof came too late and changes nothing",
                login.id());
        return audit.admitted(login, challenge, inTime);
    }

    /// The proof of an authenticator that the person holds is good, also if it was activated by an earlier proof
    /// that was cut short. Any other is not: that of another login came first, or the help desk took it away.
    private Uni<Void> judge(Login login, Challenge challenge, BrowserSecret next, List<Authenticator> active) {
        if (active.stream().anyMatch(challenge::isAbout)) {
            return approve(login, challenge, next);
        }
        LOG.warnf("Login %s: what was proven is not the person's authenticator", login.id());
        return audit.overtaken(login, challenge)
                .chain(() -> change(
                        login,
                        challenge,
                        (now, proving) -> now.at(
                                active.isEmpty()
                                        ? new Stage.Refused(Refusal.NO_AUTHENTICATOR)
                                        : proving.overtakenBy(active.getFirst()))))
                .replaceWithVoid();
    }

    /// The code proved that authenticator and no other: the person may have changed the number meanwhile.
    private Uni<LoginStore.Change> change(
            Login login, Challenge challenge, BiFunction<Login, Stage.Proving, Login> step) {
        return logins.change(
                login,
                now -> now.stage() instanceof Stage.Proving proving
                                && proving.challenge().isAbout(challenge.target())
                        ? step.apply(now, proving)
                        : now);
    }
}
