package dev.sallyport.enrolment;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/// Kinds of numbers that can be let in. What is missing here never is: premium and shared-cost numbers, toll-free ones,
/// pagers, company numbers and voicemail take no code or charge for it, and a landline is nothing that one carries.
public enum NumberType {
    /// Also what cannot be told from a landline, as in North America.
    MOBILE,
    /// Had within a minute, for nothing, by anybody.
    VOIP,
    /// Follows its owner to whatever phone they have told; some are dear to call.
    PERSONAL;

    boolean covers(PhoneNumberType kind) {
        return switch (this) {
            case MOBILE -> kind == PhoneNumberType.MOBILE || kind == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            case VOIP -> kind == PhoneNumberType.VOIP;
            case PERSONAL -> kind == PhoneNumberType.PERSONAL_NUMBER;
        };
    }
}
