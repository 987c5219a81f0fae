package dev.sallyport.person;

/// Someone as Auth0 vouches for them: the tenant, and the tenant's name for the person.
///
/// @param issuer the tenant's host name as `encodeToken` writes it into `iss`: no scheme, no slash
/// @param subject Auth0's `user_id`, such as `auth0|65f0…`
public record Person(String issuer, String subject) {
    public Person {
        if (issuer.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("A person needs an issuer and a subject");
        }
    }

    /// One text for each person: an issuer has no blank in it.
    public String asText() {
        return issuer + " " + subject;
    }
}
