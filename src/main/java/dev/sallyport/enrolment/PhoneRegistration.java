package dev.sallyport.enrolment;

import dev.sallyport.factor.Authenticator;

/// What came of registering a person's phone with the provider, or of taking their mailbox or their app.
public sealed interface PhoneRegistration {
    /// Registered and not yet proven: an authenticator in waiting, which belongs to its login alone.
    record Registered(Authenticator candidate) implements PhoneRegistration {}

    record Rejected(PhoneProblem problem) implements PhoneRegistration {}
}
