package dev.sallyport.enrolment;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.sallyport.enrolment.PhoneEntry.Accepted;
import dev.sallyport.enrolment.PhoneEntry.Rejected;
import dev.sallyport.factor.PhoneNumber;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether what a person typed is a phone that may be added. All others are kept out here, before anybody is
/// charged for them.
@Singleton
public final class PhoneRules {
    /// The longest text that is looked at; no number with all its blanks and brackets is longer.
    private static final int LONGEST = 40;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Countries countries;
    private final Set<NumberType> types;

    PhoneRules(Countries countries, EnrolmentConfig config) {
        this.countries = countries;
        this.types = Set.copyOf(config.numberTypes());
    }

    /// Reads a number as written in a country: national, or international with its `+`.
    ///
    /// @param region ISO 3166-1 alpha-2, of the country whose way of writing it is; the number may be another's
    public PhoneEntry read(String region, String typed) {
        if (!numbers.getSupportedRegions().contains(region)) {
            return new Rejected(PhoneProblem.UNKNOWN_COUNTRY);
        }
        // The library reads letters as the keys they stand on; somebody who types letters here is mistaken.
        if (typed.length() > LONGEST || typed.codePoints().anyMatch(Character::isLetter)) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
        try {
            return judge(numbers.parse(typed, region));
        } catch (NumberParseException _) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
    }

    /// Whether a number that somebody else names for a person may be added, as if they had typed it.
    public boolean allow(PhoneNumber suggested) {
        try {
            return judge(numbers.parse(suggested.e164(), null)) instanceof Accepted(var phone)
                    && phone.equals(suggested);
        } catch (NumberParseException _) {
            return false;
        }
    }

    private PhoneEntry judge(Phonenumber.PhoneNumber number) {
        if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
            return new Rejected(PhoneProblem.WRONG_LENGTH);
        }
        if (!numbers.isValidNumber(number) || number.hasExtension()) {
            return new Rejected(PhoneProblem.NOT_A_NUMBER);
        }
        // The number's own country, not the one that was picked: several share a calling code, and a plus sign leads
        // anywhere.
        @Nullable String region = numbers.getRegionCodeForNumber(number);
        if (region == null || !countries.serve(region)) {
            return new Rejected(PhoneProblem.COUNTRY_NOT_SERVED);
        }
        PhoneNumberType kind = numbers.getNumberType(number);
        if (types.stream().noneMatch(type -> type.covers(kind))) {
            return new Rejected(PhoneProblem.NOT_A_MOBILE);
        }
        return new Accepted(new PhoneNumber(number.getCountryCode(), numbers.getNationalSignificantNumber(number)));
    }
}
