package dev.sallyport.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tenant's settings, spelt out by a test.
record ExplicitTenantConfig(String domain, Set<String> someHosts, List<String> requestSecrets, String answerSecret)
        implements TenantConfig {
    @Override
    public Optional<Set<String>> hosts() {
        return Optional.of(someHosts);
    }
}
