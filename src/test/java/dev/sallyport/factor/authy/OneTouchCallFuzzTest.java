package dev.sallyport.factor.authy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.testsupport.Mutations;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever calls us in Authy's name: read without a fault before anyone knows who it is, and good news only for the
/// very words that mean it.
class OneTouchCallFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyCall(byte[] input) {
        tellsOnlyWhatItSays(input);
    }

    @Test
    void changedCallsTellOnlyWhatTheySay() {
        Mutations.holds(OneTouchCallFuzzTest.class, "anyCall", OneTouchCallFuzzTest::tellsOnlyWhatItSays);
    }

    private static void tellsOnlyWhatItSays(byte[] input) {
        String text = new String(input, UTF_8);
        CallbackParameters.ofJson(text).ifPresent(OneTouchCallFuzzTest::tellsOnlyWhatItSays);
        CallbackParameters.ofQuery(text).ifPresent(OneTouchCallFuzzTest::tellsOnlyWhatItSays);
    }

    private static void tellsOnlyWhatItSays(CallbackParameters said) {
        assertThat(said.signed()).matches("[0-9A-Za-z.*_+%=&-]*");
        OneTouch.news(said, "a-nonce").ifPresent(news -> tellsOnlyWhatItSays(said, news));
    }

    private static void tellsOnlyWhatItSays(CallbackParameters said, ApprovalNews news) {
        assertThat(news.reference()).matches("[0-9A-Za-z-]{1,64}");
        assertThat(said.value("uuid")).hasValue(news.reference());
        if (news.approval() instanceof Approval.Approved) {
            assertThat(said.value("status")).hasValue("approved");
            assertThat(said.value("callback_action")).hasValue("approval_request_status");
            assertThat(said.value("approval_request[transaction][flagged]")).isNotEqualTo(Optional.of("true"));
        }
    }
}
