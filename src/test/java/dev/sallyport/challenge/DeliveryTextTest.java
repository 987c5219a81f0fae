package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DeliveryTextTest {
    @ParameterizedTest
    @EnumSource
    void sentCodeNamesTheMaskedNumber(Channel channel) {
        DeliveryText text = DeliveryText.of(new Delivery.Sent(channel, "•••• 42"));
        assertThat(text.to()).isEqualTo("•••• 42");
        assertThat(text.trouble()).isFalse();
    }

    @Test
    void appIsNamedWhereNothingWasSent() {
        assertThat(DeliveryText.of(new Delivery.InTheApp()).text()).contains("Authy app");
    }

    @ParameterizedTest
    @EnumSource
    void codeThatWasNotSentIsTrouble(Delivery.Reason reason) {
        DeliveryText text = DeliveryText.of(new Delivery.NotSent(reason));
        assertThat(text.text()).startsWith("No code was sent");
        assertThat(text.trouble()).isTrue();
    }

    @Test
    void silentProviderIsTroubleButNoDeadEnd() {
        DeliveryText text = DeliveryText.of(new Delivery.Unavailable());
        assertThat(text.text()).contains("If you have one");
        assertThat(text.trouble()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NOT_USED_THERE")
    void codeThatWasHeldBackIsTrouble_withoutAWordOfWhoseLimitItWas(Sending.Reason reason) {
        DeliveryText text = DeliveryText.of(new Sending.Withheld(reason));
        assertThat(text.text()).startsWith("No code was sent").doesNotContain("number", "phone", "prefix", "country");
        assertThat(text.trouble()).isTrue();
    }

    @Test
    void whereNoneAreSentADifferentNumberHelps() {
        DeliveryText text = DeliveryText.of(new Sending.Withheld(Sending.Reason.NOT_USED_THERE));
        assertThat(text.text())
                .startsWith("No code was sent")
                .contains("a different number")
                .doesNotContain("prefix", "country");
        assertThat(text.trouble()).isTrue();
        assertThat(text.code()).isEqualTo("send-stopped");
    }
}
