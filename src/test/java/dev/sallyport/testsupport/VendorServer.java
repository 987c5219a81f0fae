package dev.sallyport.testsupport;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// One WireMock server in the place of Authy, of Twilio Verify and of the tenant's Management API, put into the test's
/// field.
public class VendorServer implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "quarkus.rest-client.authy.url", server.baseUrl(),
                "quarkus.rest-client.verify.url", server.baseUrl(),
                // Shorter than our own limit, so that the HTTP client's time-out is met too.
                "quarkus.rest-client.authy.read-timeout", "2000",
                "quarkus.rest-client.management.url", server.baseUrl(),
                "quarkus.oidc-client.management.auth-server-url", server.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
