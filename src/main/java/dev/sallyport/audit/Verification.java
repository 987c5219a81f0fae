package dev.sallyport.audit;

import java.time.Instant;
import java.util.Optional;

/// What [AuditTrail] found.
public sealed interface Verification {
    /// Every row is there and as it was written.
    ///
    /// @param newest when the last event happened; empty if there was none yet
    record Whole(long rows, Optional<Instant> newest) implements Verification {}

    /// The chain does not hold. What comes after the first fault was not looked at.
    ///
    /// @param seq the first row that is not as it should be
    record Broken(long seq, Kind kind) implements Verification {}

    /// What is wrong with a row.
    enum Kind {
        /// Its text or its hash is not what was written, or it was never written by Sallyport.
        CHANGED,
        /// It is not there, but a later one is.
        MISSING,
        /// It and whatever came after it are not there.
        END_MISSING,
        /// The note of which row is the newest is gone, or was not written by Sallyport.
        HEAD_CHANGED,
        /// It was written under a key that is not configured, so that nothing can be said of it.
        KEY_UNKNOWN
    }
}
