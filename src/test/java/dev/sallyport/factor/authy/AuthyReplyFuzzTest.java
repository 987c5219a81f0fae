package dev.sallyport.factor.authy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.authy.AuthyAnswer.Answered;
import dev.sallyport.remote.RemoteReply;
import dev.sallyport.testsupport.Mutations;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Whatever comes back from Authy: an outcome, and a good one only for the very words that mean it.
class AuthyReplyFuzzTest {
    private static final int[] STATUSES = {200, 201, 204, 302, 400, 401, 403, 404, 429, 500, 503};
    private static final ObjectMapper JSON = new ObjectMapper();

    @FuzzTest(maxDuration = "10m")
    void anyReply(byte[] input) {
        provesOnlyWhatItSays(input);
    }

    @Test
    void changedRepliesProveOnlyWhatTheySay() {
        Mutations.holds(AuthyReplyFuzzTest.class, "anyReply", AuthyReplyFuzzTest::provesOnlyWhatItSays);
    }

    private static void provesOnlyWhatItSays(byte[] input) {
        String body = new String(input, UTF_8);
        for (int status : STATUSES) {
            new RemoteReply(status, body, null)
                    .json(AuthyReply.class)
                    .ifPresent(reply -> provesOnlyWhatItSays(body, new Answered(status, reply)));
        }
    }

    private static void provesOnlyWhatItSays(String body, Answered answer) {
        if (AuthyFactor.verdict(answer) instanceof Verdict.Right) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(json(body).get("token").asText()).isEqualTo("is valid");
            assertThat(json(body).get("success").asText()).isEqualTo("true");
        }
        if (AuthyFactor.registration(answer) instanceof Registration.Registered(var handle)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(handle.value()).matches("[0-9]{1,19}");
            assertThat(json(body).get("user").get("id").asText()).isEqualTo(handle.value());
        }
        if (AuthyFactor.delivery(Channel.SMS, answer) instanceof Delivery.Sent(var _, var to, var _)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(to).matches("•••• [0-9]{2}|your phone");
        }
        assertThat(answer.toString()).hasSizeLessThan(120);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException cause) {
            throw new AssertionError("Read, and yet no JSON", cause);
        }
    }
}
