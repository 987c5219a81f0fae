package dev.sallyport.factor;

/// The provider's word on a typed code.
public sealed interface Verdict {
    /// The person holds the phone.
    record Right() implements Verdict {}

    /// Wrong, expired, used before or unknown: the caller need not and must not tell these apart.
    record Wrong() implements Verdict {}

    /// No verdict. Not proven, and not the person's fault.
    record Unavailable() implements Verdict {}
}
