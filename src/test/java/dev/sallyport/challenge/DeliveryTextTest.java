package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DeliveryTextTest {
    private static final Instead CALL = new Instead("resend", "channel", "call", "Call me instead");

    @ParameterizedTest
    @EnumSource
    void sentCodeNamesTheMaskedNumber(Channel channel) {
        DeliveryText text = DeliveryText.of(new Delivery.Sent(channel, "•••• 42"));
        assertThat(text.to()).isEqualTo("•••• 42");
        assertThat(text.trouble()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatHasArrivedNamesTheMaskedNumber_andIsNoTrouble(Channel channel) {
        DeliveryText text = DeliveryText.arrived(new Delivery.Sent(channel, "•••• 42"));
        assertThat(text.to()).isEqualTo("•••• 42");
        assertThat(text.trouble()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void lostCodeIsTrouble_andSaysWhatToDo(Channel channel) {
        DeliveryText text = lost(channel, Optional.of(CALL), Duration.ZERO);
        assertThat(text.to()).isEqualTo("•••• 42");
        assertThat(text.rest()).isEqualTo(". Try it another way.");
        assertThat(text.trouble()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"24000, in 24 seconds", "23001, in 24 seconds", "1000, in a second", "1, in a second"})
    void whoMustWaitForTheNextCodeIsToldHowLong(long millis, String wait) {
        assertThat(lost(Channel.SMS, Optional.of(CALL), Duration.ofMillis(millis))
                        .rest())
                .isEqualTo(". You can try it another way " + wait + ".");
    }

    @Test
    void nobodyWaitsForWhatNeedNotBeSent() {
        Instead app = new Instead("way", "way", "an-id", "Use my authenticator app");
        assertThat(lost(Channel.SMS, Optional.of(app), Duration.ofSeconds(24)).rest())
                .isEqualTo(". Try it another way.");
    }

    @Test
    void whereNoOtherWayIsLeftTheLoginIsToBeStartedAgain() {
        assertThat(lost(Channel.SMS, Optional.empty(), Duration.ZERO).rest()).contains("start again");
    }

    private static DeliveryText lost(Channel channel, Optional<Instead> instead, Duration wait) {
        return DeliveryText.lost(new Delivery.Sent(channel, "•••• 42"), instead, wait);
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
