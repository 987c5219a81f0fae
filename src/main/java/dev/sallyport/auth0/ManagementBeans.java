package dev.sallyport.auth0;

import dev.sallyport.remote.RemoteClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The Management API's client, at the address at which Quarkus' OIDC client asks for its token.
final class ManagementBeans {
    @Produces
    @Singleton
    ManagementApi api(
            RemoteClients clients,
            ManagementConfig config,
            @ConfigProperty(name = "quarkus.oidc-client.management.auth-server-url") URI tenant) {
        return clients.of(ManagementApi.class, tenant, config.timeout());
    }
}
