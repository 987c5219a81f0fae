package dev.sallyport.token;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The tenant we answer to: whom we believe, and where a login may be sent back to.
@Singleton
public final class Tenant {
    private final String issuer;
    private final Set<String> hosts;
    private final List<RequestKey> requestKeys;
    private final String answerSecret;

    Tenant(TenantConfig config) {
        issuer = config.domain();
        hosts = Set.copyOf(config.hosts().orElse(Set.of(config.domain())));
        requestKeys = Stream.concat(
                        config.requestSecrets().stream().flatMap(List::stream).map(RequestKey::shared),
                        config.requestKeys().map(PublicKeys::in).stream().flatMap(List::stream))
                .toList();
        answerSecret = config.answerSecret();
    }

    public String issuer() {
        return issuer;
    }

    public boolean mayReturnTo(String host) {
        return hosts.contains(host);
    }

    List<RequestKey> requestKeys() {
        return requestKeys;
    }

    String answerSecret() {
        return answerSecret;
    }

    /// Where the answer is posted to. Always https, but for a tenant on this machine: the sandbox speaks plain HTTP.
    ///
    /// @param host one that [#mayReturnTo] allows; anything else is a fault of ours
    public URI continueUrl(String host) {
        if (!mayReturnTo(host)) {
            throw new IllegalArgumentException("Not a host of the tenant");
        }
        String scheme = host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?") ? "http" : "https";
        return URI.create(scheme + "://" + host + "/continue");
    }
}
