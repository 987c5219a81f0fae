package dev.sallyport.enrolment;

import dev.sallyport.factor.FactorKind;

/// One factor that a person may add, as the page shows it.
///
/// @param kind by its wire name
/// @param note what it is good for, and what not
public record FactorChoice(String kind, String title, String note) {
    public static FactorChoice of(FactorKind kind) {
        return switch (kind) {
            case TOTP, VERIFY_TOTP ->
                new FactorChoice(
                        kind.wireName(),
                        "Use an authenticator app",
                        "An app on your phone or computer makes the codes, also without a network. Any such app will do,"
                                + " Authy too.");
            case VERIFY_PUSH ->
                new FactorChoice(
                        kind.wireName(),
                        "Use our app",
                        "Our app on your phone asks whether it is you, and one tap answers. Some things ask for more than"
                                + " that.");
            case AUTHY ->
                new FactorChoice(
                        kind.wireName(),
                        "Use my phone number",
                        "We send codes by text message or call. Simple, but whoever takes over your number gets them"
                                + " too.");
            case VERIFY ->
                new FactorChoice(
                        kind.wireName(),
                        "Get codes on my phone",
                        "We send them by text message, or in another way that you pick. Simple, but whoever takes over"
                                + " your number gets them too.");
            case EMAIL ->
                new FactorChoice(
                        kind.wireName(),
                        "Get codes by e-mail",
                        "For when your phone is not at hand. The weakest way: whoever reads your mail gets them too.");
            case RECOVERY ->
                new FactorChoice(
                        kind.wireName(),
                        "Get recovery codes",
                        "Ten codes for the day on which you have lost everything else. Those that you have, if any, stop"
                                + " working.");
        };
    }
}
