package dev.sallyport.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the store knows of a person.
public sealed interface Standing {
    /// No row, living or retired: the person never proved a factor here.
    record Unknown() implements Standing {}

    /// The person proved a factor here once.
    ///
    /// @param rev counts the changes; the pointer in `app_metadata` carries the same number
    /// @param notBefore proofs older than this are void, since a reset
    /// @param active the authenticators that may be used; none after a reset or a removal
    record Known(long rev, Instant since, Optional<Instant> notBefore, List<Authenticator> active) implements Standing {
        public Known {
            active = List.copyOf(active);
        }
    }
}
