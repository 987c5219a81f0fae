package dev.sallyport.factor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.testsupport.Mutations;
import org.junit.jupiter.api.Test;

/// Whatever is typed on the code page: no code, or six to eight ASCII digits that stood there in this order.
class OneTimeCodeFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTyping(byte[] input) {
        isDigitsOrNothing(input);
    }

    @Test
    void changedTypingIsDigitsOrNothing() {
        Mutations.holds(OneTimeCodeFuzzTest.class, "anyTyping", OneTimeCodeFuzzTest::isDigitsOrNothing);
    }

    private static void isDigitsOrNothing(byte[] input) {
        String typed = new String(input, UTF_8);
        OneTimeCode.typed(typed).ifPresent(code -> {
            assertThat(code.digits()).matches("[0-9]{6,8}");
            String read = typed.codePoints()
                    .filter(Character::isDigit)
                    .collect(
                            StringBuilder::new,
                            (digits, digit) -> digits.append(Character.digit(digit, 10)),
                            StringBuilder::append)
                    .toString();
            assertThat(code.digits()).isEqualTo(read);
        });
    }
}
