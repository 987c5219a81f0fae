package dev.sallyport.enrolment;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.sallyport.factor.PhoneNumber;
import java.util.EnumSet;
import java.util.Set;

/// What a person typed on the phone page, understood or not.
public sealed interface PhoneEntry {
    record Accepted(PhoneNumber phone) implements PhoneEntry {}

    record Rejected(PhoneProblem problem) implements PhoneEntry {}

    /// The longest text that is looked at; no number with all its blanks and brackets is longer.
    int LONGEST = 40;

    /// Numbers that can be a phone in somebody's hand. All others are kept out here, before anybody is
    /// charged for them.
    Set<PhoneNumberType> WELCOME = EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /// Reads a number as written in a country: national, or international with its `+`.
    ///
    /// @param region ISO 3166-1 alpha-2
    static PhoneEntry read(String region, String typed) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        if (!numbers.getSupportedRegions().contains(region)) {
            return new Rejected(PhoneProblem.UNKNOWN_COUNTRY);
        }
        // The library reads letters as the keys they stand on; somebody who types letters here is mistaken.
        if (typed.length() > LONGEST || typed.codePoints().anyMatch(Character::isLetter)) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
        try {
            return judge(numbers, numbers.parse(typed, region));
        } catch (NumberParseException _) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
    }

    private static PhoneEntry judge(PhoneNumberUtil numbers, Phonenumber.PhoneNumber number) {
        if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
            return new Rejected(PhoneProblem.WRONG_LENGTH);
        }
        if (!numbers.isValidNumber(number) || number.hasExtension()) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
        if (!WELCOME.contains(numbers.getNumberType(number))) {
            return new Rejected(PhoneProblem.NOT_A_MOBILE);
        }
        return new Accepted(new PhoneNumber(number.getCountryCode(), numbers.getNationalSignificantNumber(number)));
    }
}
