package dev.sallyport.enrolment;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Addition;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Grounds;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Turns a proven candidate into the person's authenticator, and tells Auth0.
@Singleton
public final class Activation {
    private final AuthenticatorStore authenticators;
    private final PointerDelivery pointers;
    private final SecondFactors factors;

    Activation(AuthenticatorStore authenticators, PointerDelivery pointers, SecondFactors factors) {
        this.authenticators = authenticators;
        this.pointers = pointers;
        this.factors = factors;
    }

    /// Activates the candidate beside what the person holds.
    ///
    /// @return whether it came in; if not, what was proven has been taken away meanwhile, or made void
    public Uni<Boolean> activateBeside(Person person, Authenticator candidate, Grounds grounds) {
        return authenticators
                .activateBeside(person, proven(candidate), grounds)
                .chain(activated -> told(person, activated));
    }

    /// As [#activateBeside], for what nobody holds two of.
    public Uni<Addition> activateOnly(Person person, Authenticator candidate, Grounds grounds) {
        return authenticators
                .activateOnly(person, proven(candidate), grounds)
                .call(addition -> told(person, addition instanceof Addition.Added));
    }

    /// Activates the candidate in the place of the authenticator that the person has proven in the same login.
    public Uni<Addition> activateInPlaceOf(Person person, Authenticator candidate, Grounds grounds) {
        return authenticators
                .activateInPlaceOf(person, proven(candidate), grounds)
                .call(addition -> told(person, addition instanceof Addition.Added));
    }

    /// How the candidate came up, which decides by which door it may come in.
    public enum Door {
        /// Nobody must have known the person before.
        FIRST,
        /// As [#FIRST], or with a ticket.
        FIRST_OR_TICKET
    }

    /// Activates the candidate if one of the doors is open.
    ///
    /// A pointer that cannot be written does not undo it: it is written later, and the answer to Auth0 carries it
    /// too.
    ///
    /// @return whether it came in; if not, the store holds another authenticator, or none may be added
    public Uni<Boolean> activate(Person person, Authenticator candidate, Door door) {
        Authenticator proven = proven(candidate);
        return authenticators
                .activateFirst(person, proven)
                .chain(first -> first || door == Door.FIRST
                        ? Uni.createFrom().item(first)
                        : authenticators.activateByTicket(person, proven))
                .chain(activated -> told(person, activated));
    }

    /// Without what only the page needed on which it was added.
    private Authenticator proven(Authenticator candidate) {
        return factors.scanned(candidate.kind())
                .map(app -> candidate.with(app.proven(candidate.handle())))
                .orElse(candidate);
    }

    private Uni<Boolean> told(Person person, boolean activated) {
        return activated
                ? pointers.tell(person).replaceWith(true)
                : Uni.createFrom().item(false);
    }
}
