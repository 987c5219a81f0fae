package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsteadTest {
    private static final OtherWay APP = new OtherWay("an-app", "Use my authenticator app");

    @ParameterizedTest
    @CsvSource({
        "SMS, sms call whatsapp, false, call",
        "SMS, sms call whatsapp, true, call",
        "CALL, sms call whatsapp, true, whatsapp",
        "WHATSAPP, sms call whatsapp, true, an-app",
        "WHATSAPP, sms call whatsapp, false, sms",
        "CALL, sms call, true, an-app",
        "CALL, sms call, false, sms",
        "WHATSAPP, whatsapp sms, true, sms",
        "EMAIL, email, true, an-app",
        "EMAIL, email, false, email",
        "CALL, sms, false, sms"
    })
    void nextChannelComesFirst_thenAnotherAuthenticator_thenWhatIsLeft(
            Channel lost, String channels, boolean holdsMore, String expected) {
        assertThat(Instead.of(lost, ways(channels), holdsMore ? List.of(APP) : List.of()))
                .hasValueSatisfying(instead -> assertThat(instead.value()).isEqualTo(expected));
    }

    @Test
    void whereNoMoreCodesAreSentAnotherAuthenticatorIsLeft_orNothing() {
        assertThat(Instead.of(Channel.SMS, List.of(), List.of(APP)))
                .contains(new Instead("way", "way", "an-app", "Use my authenticator app"));
        assertThat(Instead.of(Channel.SMS, List.of(), List.of())).isEmpty();
    }

    private static List<ResendWay> ways(String channels) {
        return Stream.of(channels.split(" "))
                .map(channel -> new ResendWay(channel, "By " + channel))
                .toList();
    }
}
