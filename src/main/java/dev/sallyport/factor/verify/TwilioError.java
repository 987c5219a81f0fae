package dev.sallyport.factor.verify;

import java.util.Arrays;
import java.util.Set;

/// What Twilio's error codes come down to for a login.
///
/// The codes are those of Twilio's table of Verify's errors (<https://www.twilio.com/docs/verify/api/error-codes>), and
/// some of all its APIs.
enum TwilioError {
    /// No such verification, any more: used, cancelled, run out. Also what there is under a service that is not there.
    NOT_FOUND("20404", "60431"),
    /// Not the code of this factor, or not any more.
    WRONG_CODE("60311", "60324"),
    /// As many codes were checked for this verification, factor or challenge as Verify checks.
    CHECKS_USED_UP("60202", "60308", "60310"),
    /// Too much was sent: to this number, by this service, or at once.
    TOO_MANY("20429", "60203", "60207", "60212", "60245"),
    /// Nothing is sent there, or not in this way: no such number, a landline, a channel that is off, a country or a
    /// number that Twilio blocks.
    NOT_REACHABLE(
            "21211", "21408", "21610", "21612", "21614", "60200", "60205", "60220", "60223", "60226", "60227", "60236",
            "60237", "60238", "60242", "60250", "60410", "60412", "60428", "60600", "60605"),
    /// The key, the account or the service's set-up is refused: someone must look at them.
    OUR_SERVICE(),
    /// No code, or one that says nothing about this login.
    OTHER();

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<String> codes;

    TwilioError(String... codes) {
        this.codes = Set.of(codes);
    }

    /// What is not about the number or the code, and is of the account (200xx to 203xx) or of Verify's parameters,
    /// limits and templates (602xx), is ours to set right.
    static TwilioError ofCode(String code) {
        return Arrays.stream(values())
                .filter(error -> error.codes.contains(code))
                .findFirst()
                .orElse(code.matches("20[0-3][0-9]{2}|20403|602[0-9]{2}") ? OUR_SERVICE : OTHER);
    }
}
