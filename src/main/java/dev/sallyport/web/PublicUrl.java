package dev.sallyport.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The address under which browsers reach this service: `sallyport.base-url`, without a slash at the end.
///
/// Never taken from a request: a forged `Host` must not choose where people are sent.
@Singleton
public final class PublicUrl {
    private final URI value;

    public PublicUrl(@ConfigProperty(name = "sallyport.base-url") Optional<String> configured) {
        this.value = parse(configured.orElse(""), LaunchMode.current() == LaunchMode.NORMAL);
    }

    static URI parse(String configured, boolean httpsOnly) {
        URI url = WebAddress.parse("sallyport.base-url", configured);
        if (url.getRawQuery() != null || url.getRawPath().length() > 1) {
            throw new IllegalStateException("sallyport.base-url must hold scheme and host only, such as"
                    + " https://mfa.example.com, without a path or query");
        }
        if (httpsOnly && !"https".equals(url.getScheme())) {
            throw new IllegalStateException(
                    "sallyport.base-url must begin with https:// in production: cookies and codes travel there");
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    public URI value() {
        return value;
    }

    public boolean isSecure() {
        return "https".equals(value.getScheme());
    }

    /// Being injected here makes the check above part of the start, not of the first request.
    void checkAtStart(@Observes StartupEvent started) {}
}
