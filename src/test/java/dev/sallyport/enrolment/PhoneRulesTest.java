package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Covers C7.58; NumberTypeTest has the kinds of numbers.
class PhoneRulesTest {
    private final PhoneRules everywhere = rules(ExplicitEnrolmentConfig.EVERYWHERE);

    @ParameterizedTest
    @CsvSource({
        "DE, 0171 2345678, 49, 1712345678",
        "DE, +49 (171) 234-5678, 49, 1712345678",
        "DE, 0049 171 2345678, 49, 1712345678",
        "US, (415) 555-0137, 1, 4155550137",
        "DE, +1 415 555 0137, 1, 4155550137",
        "IT, 312 345 6789, 39, 3123456789",
        "US, ４１５５５５０１３７, 1, 4155550137",
        "EG, ٠١٠٠١٢٣٤٥٦٧, 20, 1001234567"
    })
    void numberIsReadAsItIsWrittenInItsCountry(String region, String typed, int countryCode, String national) {
        assertThat(everywhere.read(region, typed))
                .isEqualTo(new PhoneEntry.Accepted(new PhoneNumber(countryCode, national)));
    }

    @ParameterizedTest
    @CsvSource({
        "US, 415 555, WRONG_LENGTH",
        "US, 415 555 01377, WRONG_LENGTH",
        "US, 1-800-FLOWERS, NOT_A_NUMBER",
        "US, hello, NOT_A_NUMBER",
        "US, '', NOT_A_NUMBER",
        "US, 415 555 0137 x12, NOT_A_NUMBER",
        "US, 000 000 0000, NOT_A_NUMBER",
        "US, 4155550137415555013741555501374155550137415555, NOT_A_NUMBER",
        "US, 900 234 5678, NOT_A_MOBILE",
        "DE, 0900 1234567, NOT_A_MOBILE",
        "GB, 0800 123 4567, NOT_A_MOBILE",
        "DE, 030 1234567, NOT_A_MOBILE",
        "XX, 0171 2345678, UNKNOWN_COUNTRY",
        "'', 0171 2345678, UNKNOWN_COUNTRY",
        "<b>, 0171 2345678, UNKNOWN_COUNTRY"
    })
    void whatCannotBeAPhoneInSomebodysHandIsRejected(String region, String typed, PhoneProblem problem) {
        assertThat(everywhere.read(region, typed)).isEqualTo(new PhoneEntry.Rejected(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "US, +1 876 555 0137, JM",
        "US, 876 555 0137, JM",
        "US, +1 416 555 0137, CA",
        "GB, +44 7781 123456, GG",
        "RU, +7 771 000 9998, KZ",
        "DE, +43 664 123456, AT",
        "DE, +800 1234 5678, none",
        "DE, +881 612 345 678, none"
    })
    void numberIsJudgedByItsOwnCountryAndNotByTheOneThatWasPicked(String picked, String typed, String own) {
        assertThat(serving(picked).read(picked, typed))
                .isEqualTo(new PhoneEntry.Rejected(PhoneProblem.COUNTRY_NOT_SERVED));
        if (!own.equals("none")) {
            assertThat(serving(own).read(picked, typed)).isInstanceOf(PhoneEntry.Accepted.class);
        }
    }

    private static PhoneRules serving(String... countries) {
        return rules(ExplicitEnrolmentConfig.serving(countries));
    }

    private static PhoneRules rules(EnrolmentConfig config) {
        return new PhoneRules(new Countries(config), config);
    }
}
