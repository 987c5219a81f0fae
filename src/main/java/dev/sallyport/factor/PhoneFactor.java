package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;

/// A factor that is a phone: added by its number, proven by a code that is brought to it.
public non-sealed interface PhoneFactor extends SendingFactor {
    /// Registers a phone with the provider. It proves nothing yet: the result counts only after [#check].
    Uni<Registration> register(PhoneNumber phone, EmailAddress email);
}
