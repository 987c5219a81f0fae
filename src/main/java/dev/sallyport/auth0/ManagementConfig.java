package dev.sallyport.auth0;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Our client at the tenant's Management API: a machine-to-machine application with the scopes `read:users` and
/// `update:users_app_metadata`, no more. Quarkus' OIDC client reads the same keys.
@ConfigMapping(prefix = "sallyport.management")
interface ManagementConfig {
    String clientId();

    ClientSecret clientSecret();

    /// How long an enrolment waits for the Management API at most, the token's request included.
    @WithDefault("5s")
    Duration timeout();

    /// How often those changes are looked for that Auth0 has not heard of. Each is tried again later and later.
    @WithDefault("30s")
    Duration retryEvery();
}
