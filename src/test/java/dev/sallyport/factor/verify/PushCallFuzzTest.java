package dev.sallyport.factor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.factor.Callback;
import dev.sallyport.testsupport.Mutations;
import dev.sallyport.testsupport.TwilioCall;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever is sent is read without a fault, and believed only if it was signed as it stands.
class PushCallFuzzTest {
    private static final String TOKEN = "an-auth-token-of-twilios";
    private static final URI ADDRESS = URI.create("https://mfa.example.com/callbacks/verify-push");
    private static final CallSignature SIGNATURE = new CallSignature(new ApiSecret(TOKEN));

    @FuzzTest(maxDuration = "10m")
    void anyCall(byte[] input) {
        isBelievedOnlyAsItStands(input);
    }

    @Test
    void changedCallsAreBelievedOnlyAsTheyStand() {
        Mutations.holds(PushCallFuzzTest.class, "anyCall", PushCallFuzzTest::isBelievedOnlyAsItStands);
    }

    private static void isBelievedOnlyAsItStands(byte[] input) {
        String body = new String(input, UTF_8);
        assertThat(SIGNATURE.verified(call(body, "", "AAAA"))).isEmpty();
        TwilioCall json = TwilioCall.raw(TOKEN, ADDRESS, body);
        assertThat(SIGNATURE.verified(call(body + " ", json.query(), json.signature())))
                .isEmpty();
        Optional<Map<String, String>> said = SIGNATURE.verified(call(body, json.query(), json.signature()));
        said.ifPresent(told -> assertThat(body.strip()).startsWith("{").endsWith("}"));
    }

    private static Callback call(String body, String query, String signature) {
        return new Callback("POST", ADDRESS, Map.of(CallSignature.HEADER, signature), query, body);
    }
}
