package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the store knows of a person.
public sealed interface Standing {
    /// No row, living or retired: the person never proved a factor here, and nobody opened a ticket for them.
    record Unknown() implements Standing {}

    /// The person proved a factor here once, or the help desk let them.
    ///
    /// @param rev counts the changes; the pointer in `app_metadata` carries the same number
    /// @param notBefore proofs older than this are void, since a reset
    /// @param active the authenticators that may be used; none after a reset or a removal
    /// @param hasTicket whether the help desk lets the person enrol anew now
    record Known(long rev, Instant since, Optional<Instant> notBefore, List<Authenticator> active, boolean hasTicket)
            implements Standing {
        public Known {
            active = List.copyOf(active);
        }

        /// Whether this is one of the authenticators that may be used.
        public boolean holds(String authenticator) {
            return authenticator(authenticator).isPresent();
        }

        /// The authenticator of that id, if it may be used.
        public Optional<Authenticator> authenticator(String id) {
            return active.stream().filter(held -> held.id().equals(id)).findFirst();
        }

        /// The oldest of the authenticators of that kind that may be used.
        public Optional<Authenticator> oneOf(FactorKind kind) {
            return active.stream().filter(held -> held.kind() == kind).findFirst();
        }

        /// Whether a reset has made a proof of that moment void.
        public boolean voids(Instant proof) {
            return notBefore.filter(proof::isBefore).isPresent();
        }
    }
}
