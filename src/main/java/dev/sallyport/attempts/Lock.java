package dev.sallyport.attempts;

import java.time.Instant;

/// What keeps a person from proving a factor now.
public sealed interface Lock {
    /// Nothing does.
    record None() implements Lock {}

    /// A delay after too many failures in a row.
    record Until(Instant end) implements Lock {}

    /// So many failures in a row that no waiting helps: the person stays enrolled, and the help desk alone leads on
    /// (NIST SP 800-63B, 3.2.2).
    record Disabled() implements Lock {}
}
