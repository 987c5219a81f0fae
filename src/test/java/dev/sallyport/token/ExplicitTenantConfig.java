package dev.sallyport.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tenant's settings, spelt out by a test.
record ExplicitTenantConfig(
        String domain,
        Set<String> someHosts,
        List<String> someRequestSecrets,
        Optional<String> requestKeys,
        String answerSecret)
        implements TenantConfig {
    ExplicitTenantConfig(String domain, Set<String> someHosts, List<String> requestSecrets, String answerSecret) {
        this(domain, someHosts, requestSecrets, Optional.empty(), answerSecret);
    }

    @Override
    public Optional<Set<String>> hosts() {
        return Optional.of(someHosts);
    }

    @Override
    public Optional<List<String>> requestSecrets() {
        return Optional.of(someRequestSecrets);
    }
}
