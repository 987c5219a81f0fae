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
                "sallyport.authy.url",
                server.baseUrl(),
                "sallyport.verify.url",
                server.baseUrl(),
                "quarkus.oidc-client.management.auth-server-url",
                server.baseUrl(),
                // Whatever Verify can be told, it is told.
                "sallyport.verify.rate-limit-by-address",
                "per-address",
                "sallyport.verify.rate-limit-by-person",
                "per-person",
                "sallyport.verify.tags",
                "app=gate,stage=test");
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
