package dev.sallyport.attempts;

import java.time.Instant;

/// Whether a code may be checked now.
public sealed interface Booking {
    /// It may, and has been counted as a failure already.
    ///
    /// @param failures how many there are in a row, this one included
    record Booked(int failures) implements Booking {}

    /// It may not, and nothing was counted.
    record LockedOut(Instant until) implements Booking {}

    /// It may not, and no waiting helps; nothing was counted.
    record Disabled() implements Booking {}
}
