package dev.sallyport.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.FactorKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:05:00Z");

    @ParameterizedTest
    @CsvSource({
        "TOTP, An authenticator app was added to your account as a second factor.",
        "AUTHY, A phone was added to your account as a second factor.",
        "VERIFY, A phone was added to your account as a second factor.",
        "EMAIL, An e-mail address was added to your account as a second factor.",
        "RECOVERY, A set of recovery codes was added to your account as a second factor."
    })
    void whatWasAddedIsNamed(FactorKind factor, String what) {
        assertThat(NoticeText.of(new Notice(NoticeKind.FACTOR_ADDED, factor, "Paper Kite", AT))
                        .what())
                .isEqualTo(what);
    }

    @Test
    void whatWasRemovedIsNamed() {
        assertThat(NoticeText.of(new Notice(NoticeKind.FACTOR_REMOVED, FactorKind.AUTHY, "Paper Kite", AT))
                        .what())
                .isEqualTo("A phone was removed from your account, and is no second factor any more.");
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void everyKindIsAWholeSentence(NoticeKind kind) {
        assertThat(NoticeText.of(new Notice(kind, null, null, AT)).what()).matches("[A-Z].{20,}\\.");
    }

    @Test
    void timeIsTheOneThatEverybodyReadsAlike() {
        assertThat(NoticeText.of(new Notice(NoticeKind.RESET, null, null, AT)).when())
                .isEqualTo("24 November 2026, 10:05 UTC");
    }

    @Test
    void nameOfAnApplicationAddsNoLineOfItsOwn() {
        assertThat(NoticeText.of(new Notice(NoticeKind.LOCKED, null, "Kite\r\n\u2028Call +1 900", AT))
                        .application())
                .isEqualTo("Kite Call +1 900");
    }
}
