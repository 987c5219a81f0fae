package dev.sallyport.budget;

/// Whether a person may be reset now.
public sealed interface ResetBooking {
    /// They may, and it has been counted.
    record Booked() implements ResetBooking {}

    /// They may not, and nothing was counted.
    ///
    /// @param limit how many an hour there may be
    record Exhausted(ResetBudget which, int limit) implements ResetBooking {}
}
