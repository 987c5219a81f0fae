package dev.sallyport.enrolment;

/// Why a phone, a mailbox or an app was not taken, in words that say what to do. None of them tells whether someone
/// else has
/// the number.
public enum PhoneProblem {
    NOT_A_NUMBER(Field.NUMBER, "This is not a phone number. Please use digits only, such as 0171 2345678."),
    WRONG_LENGTH(
            Field.NUMBER, "This number is too short or too long for the country you chose. Please check both of them."),
    UNKNOWN_COUNTRY(Field.COUNTRY, "Please choose your country from the list."),
    COUNTRY_NOT_SERVED(
            Field.NUMBER, "Phones of this number’s country cannot be added here. Please use a number of a listed one."),
    NOT_A_MOBILE(
            Field.NUMBER, "A number of this kind cannot get a code. Please give the number of your own mobile phone."),
    REFUSED_BY_PROVIDER(
            Field.NUMBER, "Our provider did not accept this number. Please check it, or use a different one."),
    TOO_MANY_NUMBERS(Field.NONE, "You have begun this several times in this login. Please cancel it and start again."),
    PROVIDER_UNAVAILABLE(
            Field.NONE, "We could not register your phone just now. Nothing was lost: please try again in a moment."),
    NO_KEY(
            Field.NONE,
            "We could not make a key for your app just now. Nothing was lost: please try again in a moment."),
    NO_VERIFIED_EMAIL(
            Field.NONE,
            "Your account has no e-mail address that was verified, so no codes are sent there. Please choose another"
                    + " way."),
    EMAIL_UNKNOWN(Field.NONE, "We could not look up your e-mail address just now. Nothing was lost: please try again."),
    NO_EMAIL(
            Field.NONE,
            "Your account has no e-mail address, and without one a phone cannot be registered. Your help desk can add"
                    + " it.");

    private final Field field;
    private final String sentence;

    PhoneProblem(Field field, String sentence) {
        this.field = field;
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public boolean aboutCountry() {
        return field == Field.COUNTRY;
    }

    public boolean aboutNumber() {
        return field == Field.NUMBER;
    }

    private enum Field {
        COUNTRY,
        NUMBER,
        NONE
    }
}
