package dev.sallyport.factor;

/// A phone number that was parsed and found possible (`enrolment` does that), as E.164 and in its two parts.
///
/// @param countryCode the country calling code, 1 to 999
/// @param national the national significant number, digits only
public record PhoneNumber(int countryCode, String national) {
    public PhoneNumber {
        if (countryCode < 1 || countryCode > 999 || !national.matches("[0-9]{4,14}")) {
            throw new IllegalArgumentException("Not a phone number in E.164 parts");
        }
    }

    public String e164() {
        return "+" + countryCode + national;
    }

    /// What a page may show: the last two digits.
    public String masked() {
        return "•••• " + national.substring(national.length() - 2);
    }

    @Override
    public String toString() {
        return "PhoneNumber[masked]";
    }
}
