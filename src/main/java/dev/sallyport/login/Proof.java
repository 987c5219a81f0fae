package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.Activation;
import dev.sallyport.enrolment.Activation.Door;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.enrolment.RecoveryEnrolment;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.migration.Migration;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// What follows from an approved code, by where the proven authenticator came from.
@Singleton
final class Proof {
    private static final Logger LOG = Logger.getLogger(Proof.class);

    private final LoginStore logins;
    private final Activation activation;
    private final RecoveryEnrolment recovery;
    private final AuthenticatorStore authenticators;
    private final Migration migration;
    private final MoveProof moves;
    private final CodeDelivery delivery;
    private final LoginAudit audit;
    private final Clock clock;

    Proof(
            LoginStore logins,
            Activation activation,
            RecoveryEnrolment recovery,
            AuthenticatorStore authenticators,
            Migration migration,
            MoveProof moves,
            CodeDelivery delivery,
            LoginAudit audit,
            Clock clock) {
        this.logins = logins;
        this.activation = activation;
        this.recovery = recovery;
        this.authenticators = authenticators;
        this.migration = migration;
        this.moves = moves;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is to happen once the person has proven what they hold.
    ///
    /// @param secret what opens the login from the proof on
    /// @param addAnother whether they want to add another factor before the login goes on
    /// @param byTap whether a tap on the phone proved it, and no code
    record After(BrowserSecret secret, boolean addAnother, boolean byTap) {
        static After code(BrowserSecret secret, boolean addAnother) {
            return new After(secret, addAnother, false);
        }

        static After tap(BrowserSecret secret) {
            return new After(secret, false, true);
        }
    }

    Uni<Void> accept(Login login, Stage.Proving proving, After after) {
        Challenge challenge = proving.challenge();
        return switch (challenge.origin()) {
            // Looked up again: it may have been retired since the page was shown.
            case HELD -> judge(login, challenge, after);
            case ENROLLED -> activate(login, challenge, Door.FIRST_OR_TICKET, after);
            // An id that Auth0 still names after a reset is not what the ticket is for.
            case ADOPTED -> activate(login, challenge, Door.FIRST, after);
            case ADDED -> add(login, challenge, Objects.requireNonNull(proving.behind()));
            case MOVED -> move(login, challenge, Objects.requireNonNull(proving.behind()));
        };
    }

    private Uni<Void> activate(Login login, Challenge challenge, Door door, After after) {
        return audit.adding(login, challenge)
                .chain(() -> activation.activate(login.request().person(), challenge.target(), door))
                .chain(won -> {
                    if (won) {
                        LOG.infof(
                                "Login %s: %s is enrolled",
                                login.id(), challenge.target().kind());
                        return delivery.addedAPhone(login, challenge).chain(() -> withCodes(login, challenge, after));
                    }
                    return judge(login, challenge, after);
                });
    }

    /// Beside what was proven before. The login has its other secret already.
    private Uni<Void> add(Login login, Challenge challenge, Stage.Proven behind) {
        Person person = login.request().person();
        return audit.adding(login, challenge)
                .chain(() -> activation.activateBeside(person, challenge.target(), behind.grounds()))
                .chain(won -> won
                        ? delivery.addedAPhone(login, challenge).chain(() -> added(person, behind))
                        : lost(login, challenge))
                .chain(stage -> change(login, challenge, (now, _) -> now.at(stage)))
                .replaceWithVoid();
    }

    private Uni<Void> move(Login login, Challenge challenge, Stage.Proven behind) {
        return moves.after(login, challenge, behind)
                .chain(stage -> change(login, challenge, (now, _) -> now.at(stage)))
                .replaceWithVoid();
    }

    private Uni<Stage> added(Person person, Stage.Proven behind) {
        return recovery.first(person).map(fresh -> showing(behind, fresh));
    }

    private Uni<Stage> lost(Login login, Challenge challenge) {
        return audit.overtaken(login, challenge).replaceWith(() -> new Stage.Refused(Refusal.RESET_MEANWHILE));
    }

    private static Stage showing(Stage.Proven proven, Optional<FreshCodes> fresh) {
        return fresh.map(proven::showing).orElse(proven);
    }

    private Uni<Void> judge(Login login, Challenge challenge, After after) {
        return authenticators
                .activeOf(login.request().person())
                .chain(active -> judge(login, challenge, after, active));
    }

    /// Whoever has just enrolled is given recovery codes with it.
    private Uni<Void> withCodes(Login login, Challenge challenge, After after) {
        return recovery.first(login.request().person())
                .chain(fresh -> approve(
                        login,
                        challenge,
                        after,
                        challenge.origin() == Challenge.Origin.ADOPTED
                                ? migration.after(challenge.target(), List.of())
                                : Optional.empty(),
                        proven -> showing(proven, fresh)));
    }

    private Uni<Void> approve(
            Login login,
            Challenge challenge,
            After after,
            Optional<Migration.Move> move,
            Function<Stage.Proven, Stage> onward) {
        // If that fails to be recorded, nobody gets in.
        return logins.record(
                        login,
                        onlyOf(
                                challenge,
                                (now, proving) -> now.proven(
                                        onward.apply(moving(proving.approved(clock.instant(), after.byTap()), move)),
                                        after.secret())),
                        beside -> audit.admitting(login, challenge, after.byTap(), beside))
                .chain(change -> approved(login, challenge, change.made()))
                .chain(() -> move.filter(Migration.Move::dryRun)
                        .map(_ -> audit.moveDue(login))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Stage.Proven moving(Stage.Proven proven, Optional<Migration.Move> move) {
        return move.filter(due -> !due.dryRun())
                .map(due -> proven.movingTo(due.to()))
                .orElse(proven);
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
    private Uni<Void> judge(Login login, Challenge challenge, After after, List<Authenticator> active) {
        if (active.stream().anyMatch(challenge::isAbout)) {
            return approve(
                    login,
                    challenge,
                    after,
                    // A tap is too little to give somebody another factor on.
                    after.byTap() ? Optional.empty() : migration.after(challenge.target(), active),
                    proven -> after.addAnother() ? proven.staying().adding() : proven);
        }
        LOG.warnf("Login %s: what was proven is not the person's authenticator", login.id());
        return audit.overtaken(login, challenge)
                .chain(() -> change(
                        login,
                        challenge,
                        (now, _) -> now.at(
                                active.isEmpty()
                                        ? new Stage.Refused(Refusal.NO_AUTHENTICATOR)
                                        : Stage.Proving.oneOf(active))))
                .replaceWithVoid();
    }

    /// The code proved that authenticator and no other: the person may have gone on to another one meanwhile.
    private Uni<LoginStore.Change> change(
            Login login, Challenge challenge, BiFunction<Login, Stage.Proving, Login> step) {
        return logins.change(login, onlyOf(challenge, step));
    }

    private static UnaryOperator<Login> onlyOf(Challenge challenge, BiFunction<Login, Stage.Proving, Login> step) {
        return now -> now.stage() instanceof Stage.Proving proving
                        && proving.challenge().isAbout(challenge.target())
                ? step.apply(now, proving)
                : now;
    }
}
