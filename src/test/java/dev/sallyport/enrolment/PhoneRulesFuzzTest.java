package dev.sallyport.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.testsupport.Mutations;
import org.junit.jupiter.api.Test;

/// Whatever is typed on the phone page: a reason, or a number that can be called, of a country that is served.
class PhoneRulesFuzzTest {
    private static final PhoneRules EVERYWHERE = rules(ExplicitEnrolmentConfig.EVERYWHERE);
    private static final PhoneRules GERMANY = rules(ExplicitEnrolmentConfig.serving("DE"));

    @FuzzTest(maxDuration = "10m")
    void anyNumber(byte[] input) {
        isANumberOrAReason(input);
    }

    @Test
    void changedNumbersAreNumbersOrReasons() {
        Mutations.holds(PhoneRulesFuzzTest.class, "anyNumber", PhoneRulesFuzzTest::isANumberOrAReason);
    }

    /// The first line is the country's, the rest the number.
    private static void isANumberOrAReason(byte[] input) {
        String[] form = new String(input, UTF_8).split("\n", 2);
        String number = form.length == 2 ? form[1] : "";
        switch (EVERYWHERE.read(form[0], number)) {
            case PhoneEntry.Accepted(var phone) ->
                assertThat(phone.e164())
                        .matches("\\+[1-9][0-9]{5,17}")
                        .isEqualTo("+" + phone.countryCode() + phone.national());
            case PhoneEntry.Rejected(var problem) ->
                assertThat(problem.sentence()).isNotBlank();
        }
        if (GERMANY.read(form[0], number) instanceof PhoneEntry.Accepted(var phone)) {
            assertThat(phone.countryCode()).isEqualTo(49);
        }
    }

    private static PhoneRules rules(EnrolmentConfig config) {
        return new PhoneRules(new Countries(config), config);
    }
}
