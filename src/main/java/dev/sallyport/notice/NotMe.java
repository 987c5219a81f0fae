package dev.sallyport.notice;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.enrolment.PointerDelivery;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/// Stops whoever is not the person that a mail was written to: proofs until now are void, an open ticket is closed, and
/// what they may have come by takes no code until the help desk resets it.
///
/// It lets nobody in, and takes nothing away for good: a stranger who reads the mail can send its owner to the help
/// desk, no more. A link serves once; what the help desk does after the mail, it does not undo.
@Singleton
final class NotMe {
    private static final Logger LOG = Logger.getLogger(NotMe.class);

    private final AuthenticatorStore authenticators;
    private final AttemptStore attempts;
    private final PointerDelivery pointers;
    private final Audit audit;

    NotMe(AuthenticatorStore authenticators, AttemptStore attempts, PointerDelivery pointers, Audit audit) {
        this.authenticators = authenticators;
        this.attempts = attempts;
        this.pointers = pointers;
        this.audit = audit;
    }

    /// Does it, all of it or nothing, unless it was done.
    ///
    /// @return false if that was done before, or the help desk has reset the person since
    Uni<Boolean> stop(NotMeLink.Claim claim) {
        Person person = claim.person();
        List<Statement> disabling = claim.factors().stream()
                .map(factor -> attempts.disabling(person, factor))
                .toList();
        // Recorded first: what cannot be recorded is not done.
        return audit.record(AuditEvent.of(AuditName.USER_UPDATED, person)
                        .because("reported-not-me")
                        .saying("mail"))
                .chain(() -> authenticators.distrust(person, claim.toldAt(), disabling))
                .call(first -> first ? alert(claim) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> alert(NotMeLink.Claim claim) {
        LOG.errorf(
                "ALERT: %s says that they did not do what a mail told them of. Earlier proofs are void, and these factors"
                        + " take no codes until a reset: %s",
                claim.person().subject(), claim.factors());
        return pointers.tell(claim.person());
    }
}
