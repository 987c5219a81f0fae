package dev.sallyport.challenge;

import dev.sallyport.attempts.Lock;
import java.time.Instant;

/// What a typed code came to.
public sealed interface CodeCheck {
    record Approved() implements CodeCheck {}

    /// It did not prove anything. The person must not be told more.
    ///
    /// @param usedBefore whether the provider calls it right, but it let this person in already
    /// @param begun the lock that this failure brought, if any
    record Wrong(boolean usedBefore, Lock begun) implements CodeCheck {}

    /// The factor is locked for this person; the provider was not asked.
    record LockedOut(Instant until) implements CodeCheck {}

    /// The factor is disabled for this person after too many failures; the provider was not asked.
    record Disabled() implements CodeCheck {}

    /// The provider gave no verdict.
    record Unavailable() implements CodeCheck {}
}
