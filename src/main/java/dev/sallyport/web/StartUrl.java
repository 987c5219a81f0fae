package dev.sallyport.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where a person can begin their login again: `sallyport.start-url`, if the operator names one.
@Singleton
public final class StartUrl {
    private final Optional<URI> value;

    StartUrl(@ConfigProperty(name = "sallyport.start-url") Optional<String> configured) {
        this.value = configured.map(text -> WebAddress.parse("sallyport.start-url", text));
    }

    public Optional<URI> value() {
        return value;
    }

    /// The address as a template takes it.
    public @Nullable String orNull() {
        return value.map(URI::toString).orElse(null);
    }

    void checkAtStart(@Observes StartupEvent started) {}
}
