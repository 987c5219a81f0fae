package dev.sallyport.factor.verify;

import dev.sallyport.remote.RemoteClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The clients of Verify's endpoints.
final class VerifyBeans {
    @Produces
    @Singleton
    VerifyApi codes(RemoteClients clients, VerifyConfig config) {
        return clients.of(VerifyApi.class, config.url(), config.timeout());
    }

    @Produces
    @Singleton
    EntityApi entities(RemoteClients clients, VerifyConfig config) {
        return clients.of(EntityApi.class, config.url(), config.timeout());
    }

    @Produces
    @Singleton
    AttemptsApi attempts(RemoteClients clients, VerifyConfig config) {
        return clients.of(AttemptsApi.class, config.url(), config.timeout());
    }
}
