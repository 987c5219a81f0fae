package dev.sallyport.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetReasonTest {
    @ParameterizedTest
    @ValueSource(strings = {"lost the phone", "ticket 48213, seen at the desk", "Gerät gestohlen"})
    void plainWordsWillDo(String text) {
        assertThat(ResetReason.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com called", "called from +49 171 2345678", "(415) 555-0142", "4155550142"})
    void phoneNumberOrAddressMustNotEndUpInTheAudit(String text) {
        assertThat(ResetReason.problem(text))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("leave phone numbers and e-mail addresses out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "a\u001b[31mb"})
    void nothingOrMoreThanALineIsNoReason(String text) {
        assertThat(ResetReason.problem(text)).isPresent();
    }

    @Test
    void longStoryIsNoReason() {
        assertThat(ResetReason.problem("x".repeat(201))).isPresent();
        assertThat(ResetReason.problem("x".repeat(200))).isEmpty();
    }
}
