package dev.sallyport.factor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioErrorTest {
    @ParameterizedTest
    @CsvSource({
        "20003, OUR_SERVICE", "20301, OUR_SERVICE", "20404, NOT_FOUND", "20429, TOO_MANY", "20500, OTHER",
        "60200, NOT_REACHABLE", "60201, OUR_SERVICE", "60202, CHECKS_USED_UP", "60203, TOO_MANY", "60204, OUR_SERVICE",
        "60205, NOT_REACHABLE", "60206, OUR_SERVICE", "60207, TOO_MANY", "60212, TOO_MANY", "60410, NOT_REACHABLE",
        "60308, CHECKS_USED_UP", "60310, CHECKS_USED_UP", "60311, WRONG_CODE", "60318, OTHER", "60324, WRONG_CODE",
        "60605, NOT_REACHABLE", "69999, OTHER", "'', OTHER", "6020, OTHER", "602020, OTHER"
    })
    void codeComesDownTo(String code, TwilioError expected) {
        assertThat(TwilioError.ofCode(code)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void everyCodeOfVerifysParametersAndLimitsAndOfTheAccountMeansSomething(String code) {
        assertThat(TwilioError.ofCode(code)).isNotEqualTo(TwilioError.OTHER);
    }

    static Stream<String> everyCodeOfVerifysParametersAndLimitsAndOfTheAccountMeansSomething() {
        return IntStream.concat(IntStream.range(60_200, 60_300), IntStream.range(20_300, 20_400))
                .mapToObj(String::valueOf);
    }

    @Test
    void whatIsNoCodeOfTwiliosIsNotLogged() {
        assertThat(VerifyBodies.withCode("alice").errorCode()).isEmpty();
        assertThat(VerifyBodies.withCode("60203").errorCode()).isEqualTo("60203");
    }
}
