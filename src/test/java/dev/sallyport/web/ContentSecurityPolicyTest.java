package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {
    @Test
    void handOffMayLeadToAnyHttpsAddressAndNoOther() {
        assertThat(ContentSecurityPolicy.handOff(URI.create("https://acme.auth0.com/continue"))
                        .value())
                .contains("form-action https:;");
    }

    @Test
    void handOffToASandboxMayLeadToPlainHttp() {
        assertThat(ContentSecurityPolicy.handOff(URI.create("http://127.0.0.1:8090/continue"))
                        .value())
                .contains("form-action https: http:;");
    }

    @Test
    void portraitMayComeFromAnyHttpsHost() {
        assertThat(ContentSecurityPolicy.portrait(Optional.of(URI.create("https://s.gravatar.com/a")))
                        .value())
                .contains("img-src 'self' data: https:;")
                .contains("form-action 'self';");
    }
}
