package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;

/// A way to prove that someone holds their phone.
///
/// Fails closed: a reply that is not understood, a time-out or an exception is an `Unavailable` outcome, never a
/// proof and never a failed `Uni`. Whoever calls [#check] has booked the try before.
public interface SecondFactor {
    FactorKind kind();

    /// Registers a phone with the provider. It proves nothing yet: the result counts only after [#check].
    Uni<Registration> register(PhoneNumber phone, EmailAddress email);

    /// Brings a code to the person, or tells them where to find it.
    ///
    /// @param locale BCP 47 tag for the text or the voice
    Uni<Delivery> deliver(Handle handle, Channel channel, String locale);

    Uni<Verdict> check(Handle handle, OneTimeCode code);
}
