package dev.sallyport.sandbox;

import java.util.Set;

/// A client of the sandbox's tenant, as one registers it in Auth0's dashboard.
///
/// @param callbacks the redirect URIs it may name, compared to the letter
/// @param logoutUrls where it may send people after logging out, compared to the letter
/// @param grants the values of `grant_type` it may use
/// @param scopes what a `client_credentials` token of it may do at the Management API; empty for ordinary applications
public record Application(
        String clientId,
        String clientSecret,
        String name,
        Set<String> callbacks,
        Set<String> logoutUrls,
        Set<String> grants,
        Set<String> scopes) {
    public Application {
        callbacks = Set.copyOf(callbacks);
        logoutUrls = Set.copyOf(logoutUrls);
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
    }
}
