package dev.sallyport.sandbox.authy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/// A user's number, as Authy takes it and as Authy hides it.
record Cellphone(int countryCode, String national) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Empty if no such number is possible. Dashes, dots, blanks and brackets are allowed, letters are not.
    static Optional<Cellphone> parse(int countryCode, String cellphone) {
        if (!cellphone.matches("[0-9 ().-]{4,32}")) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse("+" + countryCode + " " + cellphone, null);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(new Cellphone(countryCode, NUMBERS.getNationalSignificantNumber(number)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    static boolean isCountry(int code) {
        return NUMBERS.getSupportedCallingCodes().contains(code);
    }

    String e164() {
        return "+" + countryCode + national;
    }

    String spaced() {
        return NUMBERS.format(parsed(), PhoneNumberFormat.INTERNATIONAL);
    }

    /// As the export writes the number within its country.
    String dashed() {
        return national.replaceAll("^([0-9]{3})([0-9]{3})([0-9]+)$", "$1-$2-$3");
    }

    /// True only where the numbering plan tells the two apart; it does not in North America.
    boolean isLandline() {
        return NUMBERS.getNumberType(parsed()) == PhoneNumberType.FIXED_LINE;
    }

    /// As the replies of sending show it.
    String masked() {
        return "+" + countryCode + "-XXX-XXX-XX" + last(2);
    }

    /// As the reply of the user's status shows it.
    String maskedNational() {
        return "XXX-XXX-" + last(4);
    }

    private String last(int digits) {
        return national.substring(national.length() - digits);
    }

    private PhoneNumber parsed() {
        try {
            return NUMBERS.parse(e164(), null);
        } catch (NumberParseException e) {
            throw new IllegalStateException("A cellphone that was parsed before", e);
        }
    }

    @Override
    public String toString() {
        return "Cellphone[masked]";
    }
}
