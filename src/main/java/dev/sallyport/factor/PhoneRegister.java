package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;

/// A provider's book of the phones that were registered with it, out of which one can be taken.
public interface PhoneRegister {
    FactorKind kind();

    /// Has the provider forget a phone. It may take a day, and cannot be taken back: whoever asks has made sure that it
    /// is nobody else's.
    ///
    /// @return whether the provider says that it does
    Uni<Boolean> remove(Authenticator authenticator);
}
