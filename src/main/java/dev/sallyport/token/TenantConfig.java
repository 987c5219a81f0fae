package dev.sallyport.token;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The Auth0 tenant that this service is the second gate of.
@ConfigMapping(prefix = "sallyport.tenant")
public interface TenantConfig {
    /// The tenant's host name, which `encodeToken` writes into `iss`: `acme.eu.auth0.com`, without scheme or slash.
    String domain();

    /// The hosts whose `/continue` a login may return to: the domain and the custom domains. The domain
    /// alone by default.
    Optional<Set<String>> hosts();

    /// What the Action signs its requests with, ≥ 32 bytes. Two values while it is being changed: both are accepted, so
    /// that the new one can be given here first and to the Action after. None where it signs with a private key.
    Optional<List<String>> requestSecrets();

    /// The public halves of what the Action signs its requests with, as a JWK set, where it does so by
    /// itself and not by Auth0's `encodeToken`. Then nothing that lies here can make a request.
    Optional<String> requestKeys();

    /// What answers are signed with, ≥ 32 bytes. The Action accepts two, and must know a new one before this does.
    String answerSecret();
}
