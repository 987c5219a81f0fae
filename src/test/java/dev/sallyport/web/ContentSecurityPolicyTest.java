package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {
    @Test
    void handOffMayLeadToWhateverAddressTheClientHas() {
        assertThat(ContentSecurityPolicy.handOff().value())
                .doesNotContain("form-action")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'; base-uri 'none'");
    }

    @Test
    void otherPagesSendTheirFormsToUsOnly() {
        assertThat(ContentSecurityPolicy.page().value()).contains("form-action 'self';");
    }

    @Test
    void portraitMayComeFromAnyHttpsHost() {
        assertThat(ContentSecurityPolicy.portrait(Optional.of(URI.create("https://s.gravatar.com/a")))
                        .value())
                .contains("img-src 'self' data: https:;")
                .contains("form-action 'self';");
    }
}
