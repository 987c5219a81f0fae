package dev.sallyport.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.testsupport.Mutations;
import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;

/// Whatever stands in the query of `/login`: no state, or one that comes back byte for byte and in its place.
class TransactionStateFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyQuery(byte[] input) {
        comesBackUnchanged(input);
    }

    @Test
    void changedQueriesComeBackUnchanged() {
        Mutations.holds(TransactionStateFuzzTest.class, "anyQuery", TransactionStateFuzzTest::comesBackUnchanged);
    }

    private static void comesBackUnchanged(byte[] input) {
        URI request;
        try {
            request = new URI("http://localhost/login?" + new String(input, UTF_8));
        } catch (URISyntaxException _) {
            // Refused before anybody looks for a state.
            return;
        }
        TransactionState.of(request).ifPresent(state -> {
            assertThat("&" + request.getRawQuery() + "&").contains("&state=" + state.raw() + "&");
            URI back = URI.create("https://acme.eu.auth0.com/continue?state=" + state.raw());
            assertThat(back.getRawQuery()).isEqualTo("state=" + state.raw());
            assertThat(back.getHost()).isEqualTo("acme.eu.auth0.com");
            assertThat(back.getRawFragment()).isNull();
            assertThat(state.value()).isNotEmpty();
        });
    }
}
