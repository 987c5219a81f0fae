package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.Activation;
import dev.sallyport.enrolment.RecoveryEnrolment;
import dev.sallyport.person.Addition;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// What a right code of the new factor comes to, for somebody who is moved from Authy.
@Singleton
final class MoveProof {
    private static final Logger LOG = Logger.getLogger(MoveProof.class);

    private final Activation activation;
    private final RecoveryEnrolment recovery;
    private final CodeDelivery delivery;
    private final LoginAudit audit;

    MoveProof(Activation activation, RecoveryEnrolment recovery, CodeDelivery delivery, LoginAudit audit) {
        this.activation = activation;
        this.recovery = recovery;
        this.delivery = delivery;
        this.audit = audit;
    }

    /// Moves the person, and tells how their login goes on.
    ///
    /// @param behind the proof of the Authy phone, good also for whoever was moved by another login meanwhile
    Uni<Stage> after(Login login, Challenge challenge, Stage.Proven behind) {
        return audit.adding(login, challenge)
                .chain(() ->
                        activation.activateInPlaceOf(login.request().person(), challenge.target(), behind.grounds()))
                .chain(addition -> switch (addition) {
                    case Addition.Added _ -> moved(login, challenge).chain(() -> withCodes(login, challenge, behind));
                    // By an earlier proof, which was cut short.
                    case Addition.AlreadyThere(var held)
                    when challenge.isAbout(held) -> withCodes(login, challenge, behind);
                    case Addition.AlreadyThere _ ->
                        overtaken(login, challenge, behind.staying().withoutCodes());
                    case Addition.ProofGone _ ->
                        overtaken(login, challenge, new Stage.Refused(Refusal.RESET_MEANWHILE));
                });
    }

    private Uni<Void> moved(Login login, Challenge challenge) {
        LOG.infof("Login %s: moved to %s", login.id(), challenge.target().kind());
        audit.moved();
        return delivery.addedAPhone(login, challenge);
    }

    private Uni<Stage> withCodes(Login login, Challenge challenge, Stage.Proven behind) {
        Stage.Proven moved = behind.moved(challenge.target());
        return recovery.first(login.request().person())
                .map(fresh -> fresh.map(moved::showing).orElse(moved));
    }

    private Uni<Stage> overtaken(Login login, Challenge challenge, Stage onward) {
        return audit.overtaken(login, challenge).replaceWith(onward);
    }
}
