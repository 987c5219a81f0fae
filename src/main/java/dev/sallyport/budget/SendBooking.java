package dev.sallyport.budget;

/// Whether a code may be sent now.
public sealed interface SendBooking {
    /// It may, and has been counted.
    record Booked() implements SendBooking {}

    /// It may not, and nothing was counted.
    record Exhausted(Budget which) implements SendBooking {}

    /// It may not, and nothing was counted: almost none of the codes to unproven numbers of the same prefix or country
    /// was used.
    record Unused(Budget where) implements SendBooking {}
}
