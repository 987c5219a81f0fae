package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The applications that are registered at the tenant.
final class Clients {
    private final Map<String, Application> applications;

    Clients(List<Application> applications) {
        this.applications =
                applications.stream().collect(Collectors.toUnmodifiableMap(Application::clientId, Function.identity()));
    }

    Optional<Application> find(String clientId) {
        return Optional.ofNullable(applications.get(clientId));
    }

    /// The application with this id, if the secret is its own.
    Optional<Application> authenticated(String clientId, String secret) {
        return find(clientId).filter(application -> application.clientSecret().equals(secret));
    }
}
