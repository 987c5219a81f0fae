package dev.sallyport.sandbox.verify;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/// What Verify thinks of whom a code is to go to.
enum Recipient {
    MOBILE,
    LANDLINE,
    MAILBOX,
    /// None in E.164, or none that is possible.
    INVALID;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    static Recipient of(String to) {
        if (to.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return MAILBOX;
        }
        if (!to.matches("\\+[0-9]{5,17}")) {
            return INVALID;
        }
        try {
            PhoneNumber number = NUMBERS.parse(to, null);
            if (!NUMBERS.isPossibleNumber(number)) {
                return INVALID;
            }
            return NUMBERS.getNumberType(number) == PhoneNumberType.FIXED_LINE ? LANDLINE : MOBILE;
        } catch (NumberParseException _) {
            return INVALID;
        }
    }
}
