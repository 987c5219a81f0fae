package dev.sallyport.factor;

/// A way to prove that it is oneself, beside the password. How one comes by it tells the three sorts apart.
///
/// Fails closed: a reply that is not understood, a time-out or an exception is an `Unavailable` outcome, never a
/// proof and never a failed `Uni`. Whoever has a code checked has booked the try before.
public sealed interface SecondFactor permits SendingFactor, ScannedFactor, BackupFactor {
    FactorKind kind();
}
