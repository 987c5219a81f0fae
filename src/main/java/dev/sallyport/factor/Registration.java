package dev.sallyport.factor;

/// What came of registering a phone.
public sealed interface Registration {
    record Registered(Handle handle) implements Registration {}

    /// The provider says that this number, or this e-mail, will not do.
    record PhoneRefused() implements Registration {}

    record Unavailable() implements Registration {}
}
