package dev.sallyport.challenge;

import java.time.Instant;

/// What a typed code came to.
public sealed interface CodeCheck {
    record Approved() implements CodeCheck {}

    record Wrong() implements CodeCheck {}

    /// The factor is locked for this person; the provider was not asked.
    record LockedOut(Instant until) implements CodeCheck {}

    /// The factor is disabled for this person after too many failures; the provider was not asked.
    record Disabled() implements CodeCheck {}

    /// The provider gave no verdict.
    record Unavailable() implements CodeCheck {}
}
