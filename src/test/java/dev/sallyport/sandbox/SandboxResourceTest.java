package dev.sallyport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxResourceTest {
    @Inject
    Sandbox sandbox;

    private final Browser browser = new Browser();

    @Test
    void sandboxRunsBesideTheService() {
        Page discovery = browser.get(sandbox.settings().origin() + "/.well-known/openid-configuration");

        assertThat(discovery.json().getString("issuer"))
                .isEqualTo(sandbox.settings().origin() + "/");
    }

    @Test
    void accountPageIsAClientThatTheTenantKnows() {
        Page away = browser.get(sandbox.settings().service() + "/account");
        Page login = browser.get(away.location());

        assertThat(away.location()).startsWith(sandbox.settings().origin() + "/authorize?");
        assertThat(login.location()).startsWith("/u/login?state=");
    }
}
