package dev.sallyport.auth0;

import dev.sallyport.factor.EmailAddress;

/// What the tenant knows of a person's e-mail address.
public sealed interface EmailLookup {
    record Found(EmailAddress email) implements EmailLookup {}

    /// The person has none, as with some social connections.
    record NoEmail() implements EmailLookup {}

    record NoSuchUser() implements EmailLookup {}

    record Unavailable() implements EmailLookup {}
}
