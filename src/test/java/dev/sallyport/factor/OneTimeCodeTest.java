package dev.sallyport.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {
    @ParameterizedTest
    @CsvSource({
        "123456, 123456",
        "1234567, 1234567",
        "12345678, 12345678",
        "' 123 4567 ', 1234567",
        "123-456, 123456",
        "123–456, 123456",
        "１２３４５６７, 1234567",
        "١٢٣٤٥٦٧, 1234567",
        "012345, 012345"
    })
    void typedCodeIsReadInAnyScriptAndGrouping(String typed, String digits) {
        assertThat(OneTimeCode.typed(typed)).contains(new OneTimeCode(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "123456789", "abcdef", "12345a7", "123456/1", "123.456", "%31%32%33", "½23456"})
    void whatIsNoCodeIsNotRead(String typed) {
        assertThat(OneTimeCode.typed(typed)).isEmpty();
    }

    @Test
    void veryLongTextIsNotEvenLookedAt() {
        assertThat(OneTimeCode.typed(" ".repeat(100) + "123456")).isEmpty();
    }

    @Test
    void codeCannotCarryAPath() {
        assertThatThrownBy(() -> new OneTimeCode("../../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
