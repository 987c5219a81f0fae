package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Covers C7.62.
class SendsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration APART = Duration.ofSeconds(30);

    @Test
    void firstCodeMayBeSentAtOnce() {
        assertThat(Sends.NONE.hindrance(NOW, 5, APART)).isEmpty();
    }

    @Test
    void nextCodesWaitLongerAndLonger() {
        Sends one = Sends.NONE.oneMore(NOW);
        Sends two = one.oneMore(NOW);

        assertThat(one.hindrance(NOW.plusSeconds(29), 5, APART)).contains(CodeProblem.RESEND_TOO_SOON);
        assertThat(one.hindrance(NOW.plusSeconds(30), 5, APART)).isEmpty();
        assertThat(two.hindrance(NOW.plusSeconds(59), 5, APART)).contains(CodeProblem.RESEND_TOO_SOON);
        assertThat(two.hindrance(NOW.plusSeconds(60), 5, APART)).isEmpty();
    }

    @Test
    void codesOfOneLoginComeToAnEnd() {
        Sends sends = Sends.NONE;
        for (int i = 0; i < 5; i++) {
            sends = sends.oneMore(NOW);
        }

        assertThat(sends.hindrance(NOW.plus(Duration.ofDays(1)), 5, APART)).contains(CodeProblem.SEND_LIMIT);
    }

    @Test
    void onlyACodeThatWasSentBringsTriesOfItsOwn() {
        Sends asked = new Sends(1, NOW, 0);

        assertThat(asked.after(new Delivery.Sent(Channel.SMS, "•••• 42"), 3)).isEqualTo(new Sends(1, NOW, 3));
        assertThat(asked.after(new Delivery.InTheApp(), 3)).isEqualTo(new Sends(0, null, 0));
        assertThat(asked.after(new Delivery.NotSent(Delivery.Reason.TOO_MANY), 3))
                .isEqualTo(new Sends(1, null, 0));
        assertThat(asked.after(new Delivery.Unavailable(), 3)).isEqualTo(new Sends(1, null, 0));
    }
}
