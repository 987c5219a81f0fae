package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;

/// A factor that is a phone: added by its number, proven by a code that is brought to it.
public non-sealed interface PhoneFactor extends SecondFactor {
    /// Registers a phone with the provider. It proves nothing yet: the result counts only after [#check].
    Uni<Registration> register(PhoneNumber phone, EmailAddress email);

    /// Brings a code to the person, or tells them where to find it.
    ///
    /// @param locale BCP 47 tag for the text or the voice
    Uni<Delivery> deliver(Authenticator authenticator, Channel channel, String locale);
}
