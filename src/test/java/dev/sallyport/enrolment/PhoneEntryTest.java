package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Covers C7.58 as far as the kind of number goes.
class PhoneEntryTest {
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
        assertThat(PhoneEntry.read(region, typed))
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
        assertThat(PhoneEntry.read(region, typed)).isEqualTo(new PhoneEntry.Rejected(problem));
    }
}
