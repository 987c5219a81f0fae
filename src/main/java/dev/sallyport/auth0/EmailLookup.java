package dev.sallyport.auth0;

import dev.sallyport.factor.EmailAddress;

/// What the tenant knows of a person's e-mail address.
public sealed interface EmailLookup {
    /// An address.
    ///
    /// @param verified whether the tenant knows that the address is the person's
    record Found(EmailAddress email, boolean verified) implements EmailLookup {}

    /// The person has none, as with some social connections.
    record NoEmail() implements EmailLookup {}

    record NoSuchUser() implements EmailLookup {}

    record Unavailable() implements EmailLookup {}
}
