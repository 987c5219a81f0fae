package dev.sallyport.project;

import dev.sallyport.testsupport.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

@QuarkusTest
@TestProfile(PostgresNoSecretInLogsTest.EverythingIsLoggedOnPostgres.class)
class PostgresNoSecretInLogsTest extends NoSecretInLogsContract {
    public static final class EverythingIsLoggedOnPostgres extends EverythingIsLogged {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("sallyport.store.url", PostgresServer.freshDatabase());
            return settings;
        }
    }
}
