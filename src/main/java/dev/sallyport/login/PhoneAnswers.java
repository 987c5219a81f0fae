package dev.sallyport.login;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.PushLimits;
import dev.sallyport.enrolment.PointerDelivery;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What an answer on a phone does to the login that asked, whoever tells of it: the first one counts, and only once.
///
/// A no is believed, and takes effect whether or not the browser comes back. A yes is only noted: what lets somebody in
/// is the provider's answer when their browser comes for it.
@Singleton
final class PhoneAnswers {
    private static final Logger LOG = Logger.getLogger(PhoneAnswers.class);

    private final ApprovalStore store;
    private final LoginStore logins;
    private final PushLimits limits;
    private final AuthenticatorStore authenticators;
    private final PointerDelivery pointers;
    private final LoginAudit audit;

    PhoneAnswers(
            ApprovalStore store,
            LoginStore logins,
            PushLimits limits,
            AuthenticatorStore authenticators,
            PointerDelivery pointers,
            LoginAudit audit) {
        this.store = store;
        this.logins = logins;
        this.limits = limits;
        this.authenticators = authenticators;
        this.pointers = pointers;
        this.audit = audit;
    }

    /// Takes down an answer, and does what follows from it if it is the first.
    ///
    /// @param nonce of the call that told it; null if we asked
    /// @return whether that is an answer at all
    Uni<Boolean> told(FactorKind kind, String reference, Approval answer, @Nullable String nonce) {
        return switch (answer) {
            case Approval.Waiting _, Approval.Unavailable _ -> Uni.createFrom().item(false);
            case Approval.Approved _, Approval.Denied _, Approval.ReportedNotMe _, Approval.Expired _ ->
                store.tell(reference, answer, nonce)
                        .chain(owner -> owner.map(one -> first(kind, reference, answer, one))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .replaceWith(true);
        };
    }

    private Uni<Void> first(FactorKind kind, String reference, Approval answer, ApprovalStore.Owner owner) {
        return logins.find(owner.login())
                .chain(found -> found.map(login -> follow(login, kind, reference, answer))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// Does what follows from the answer. To do it twice does no harm.
    Uni<Void> follow(Login login, FactorKind kind, String reference, Approval answer) {
        Uni<Void> told = Uni.createFrom().deferred(() -> audit.answered(login, kind, answer));
        return switch (answer) {
            case Approval.Denied _ ->
                told.chain(() -> limits.close(login.request().person()))
                        .chain(() -> change(
                                login,
                                reference,
                                proving -> proving.notAsking(new Approving.NotOffered(), CodeProblem.APPROVAL_DENIED)));
            case Approval.ReportedNotMe _ -> told.chain(() -> somebodyElse(login));
            case Approval.Expired _ ->
                told.chain(() -> change(
                        login,
                        reference,
                        proving -> proving.notAsking(new Approving.Offered(), CodeProblem.APPROVAL_EXPIRED)));
            // Told when it lets somebody in.
            case Approval.Approved _, Approval.Waiting _, Approval.Unavailable _ ->
                Uni.createFrom().voidItem();
        };
    }

    /// Ends the login, whatever it has come to. Whoever began it has the password, and perhaps more: what was proven
    /// until now is not to let anybody in any more.
    private Uni<Void> somebodyElse(Login login) {
        Person person = login.request().person();
        LOG.errorf(
                "ALERT: %s says that login %s is not theirs (client %s). It is over, and earlier proofs are void",
                person.subject(), login.id(), login.request().client().id());
        return limits.close(person)
                .chain(() -> logins.change(login, Login::stolen))
                .chain(() -> authenticators.voidProofs(person))
                .chain(() -> pointers.tell(person))
                .replaceWithVoid();
    }

    private Uni<Void> change(Login login, String reference, UnaryOperator<Stage.Proving> step) {
        return logins.change(
                        login,
                        now -> now.whileProving(
                                proving -> proving.challenge().waitsFor(reference) ? step.apply(proving) : proving))
                .replaceWithVoid();
    }
}
