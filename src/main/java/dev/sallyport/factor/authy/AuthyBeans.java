package dev.sallyport.factor.authy;

import dev.sallyport.remote.RemoteClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

final class AuthyBeans {
    @Produces
    @Singleton
    AuthyApi api(RemoteClients clients, AuthyConfig config) {
        return clients.of(AuthyApi.class, config.url(), config.timeout());
    }
}
