package dev.sallyport.factor;

/// What came of asking a phone.
public sealed interface Asking {
    /// The request is on its way.
    ///
    /// @param reference the provider's name for it
    record Asked(String reference) implements Asking {}

    /// The provider knows no phone of the person's that could show the request.
    record NotReachable() implements Asking {}

    record Unavailable() implements Asking {}
}
