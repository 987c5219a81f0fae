package dev.sallyport.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.testsupport.Mutations;
import dev.sallyport.web.PublicUrl;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;

/// Whatever stands in the header `Cookie`: it opens a login only if it holds that login's secret.
class LoginCookieFuzzTest {
    private static final Login LOGIN = ALogin.proving(Challenge.Origin.HELD);
    private static final LoginCookie COOKIE = new LoginCookie(
            new PublicUrl(Optional.of("https://mfa.example.com")),
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(LoginConfig.class)
                    .build()
                    .getConfigMapping(LoginConfig.class));

    @FuzzTest(maxDuration = "10m")
    void anyHeader(byte[] input) {
        fitsWithTheSecretOnly(input);
    }

    @Test
    void changedHeadersFitWithTheSecretOnly() {
        Mutations.holds(LoginCookieFuzzTest.class, "anyHeader", LoginCookieFuzzTest::fitsWithTheSecretOnly);
    }

    private static void fitsWithTheSecretOnly(byte[] input) {
        String header = new String(input, UTF_8);
        HttpHeaders headers = new HttpHeadersImpl(List.of(Map.entry("Cookie", header)));
        if (COOKIE.fits(LOGIN, headers)) {
            assertThat(header).contains("__Host-sallyport-a-login").contains("a-cookie");
        }
    }
}
