package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResendWayTest {
    @ParameterizedTest
    @CsvSource({
        "SMS, SMS, sms, Send a new text",
        "SMS, CALL, sms, Send a text instead",
        "CALL, CALL, call, Call me again",
        "CALL, SMS, call, Call me instead",
        "EMAIL, EMAIL, email, Send a new e-mail",
        "WHATSAPP, WHATSAPP, whatsapp, Send a new WhatsApp message",
        "WHATSAPP, SMS, whatsapp, Send it by WhatsApp instead"
    })
    void buttonSaysWhetherItIsTheSameWayAgain(Channel channel, Channel before, String posts, String label) {
        Sending sending = new Sending.Answered(new Delivery.Sent(before, "•••• 42"));

        assertThat(ResendWay.of(channel, sending)).isEqualTo(new ResendWay(posts, label));
    }

    @Test
    void whoeverHasTheAppIsOfferedAText() {
        assertThat(ResendWay.of(Channel.SMS, new Sending.Answered(new Delivery.InTheApp()))
                        .label())
                .isEqualTo("Text me a code instead");
    }

    @ParameterizedTest
    @EnumSource
    void whatAButtonPostsIsWhatIsAskedFor(Channel channel) {
        assertThat(Channel.asked(channel.wireName())).isEqualTo(channel == Channel.AUTOMATIC ? Channel.SMS : channel);
    }
}
