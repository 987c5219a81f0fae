package dev.sallyport.attack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/// Listens in on what goes to the sandbox's Authy, and passes it on.
public final class AuthyTap implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("sallyport.authy.url", server.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(AuthyTap.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    void leadsTo(String origin) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(origin)));
    }

    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }
}
