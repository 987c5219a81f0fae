package dev.sallyport.challenge;

import dev.sallyport.factor.FactorKind;

/// The input that a code is typed into, as it suits the kind of code.
///
/// @param label what stands above it
/// @param inputMode the keyboard that a phone shows
/// @param autocomplete what a browser may fill in
/// @param pattern a regular expression for the browser, looser than the service's
/// @param title what the browser says where the pattern does not match
/// @param submitsWhenFilled whether a code that was filled in or pasted is sent at once
public record CodeField(
        String label, String inputMode, String autocomplete, String pattern, String title, boolean submitsWhenFilled) {
    private static final CodeField DIGITS =
            new CodeField("Code", "numeric", "one-time-code", "[\\p{Nd}\\s\\-]*", "6 to 8 digits", true);
    private static final CodeField PAPER =
            new CodeField("Recovery code", "text", "off", "[A-Za-z0-9\\s\\-]*", "16 letters and digits", false);

    public static CodeField of(FactorKind kind) {
        return switch (kind) {
            case TOTP, VERIFY_TOTP, VERIFY_PUSH, AUTHY, VERIFY, EMAIL -> DIGITS;
            case RECOVERY -> PAPER;
        };
    }
}
