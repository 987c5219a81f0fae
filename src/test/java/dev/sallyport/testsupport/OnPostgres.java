package dev.sallyport.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The service with its store in PostgreSQL, in a database that nobody has used yet.
public final class OnPostgres implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.store.url", PostgresServer.freshDatabase());
    }
}
