package dev.sallyport.auth0;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.testsupport.Mutations;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Whatever comes back from the Management API: the address it names, or none.
class UserReplyFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FuzzTest(maxDuration = "10m")
    void anyReply(byte[] input) {
        yieldsItsAddressOrNone(input);
    }

    @Test
    void changedRepliesYieldTheirAddressOrNone() {
        Mutations.holds(UserReplyFuzzTest.class, "anyReply", UserReplyFuzzTest::yieldsItsAddressOrNone);
    }

    private static void yieldsItsAddressOrNone(byte[] input) {
        String body = new String(input, UTF_8);
        RemoteReply reply = new RemoteReply(200, body, null);
        reply.json(UserReply.class).ifPresent(user -> {
            if (Auth0Users.emailIn(user) instanceof EmailLookup.Found(var email, var _)) {
                assertThat(email.value())
                        .isEqualTo(named(body))
                        .doesNotStartWith("@")
                        .contains("@");
            }
        });
    }

    private static String named(String body) {
        try {
            return JSON.readTree(body).get("email").asText();
        } catch (IOException cause) {
            throw new AssertionError("Read, and yet no JSON", cause);
        }
    }
}
