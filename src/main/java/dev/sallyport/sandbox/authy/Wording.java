package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.phone.GroupedDigits;
import dev.sallyport.sandbox.phone.Message;

/// What the texts and calls say.
final class Wording {
    private Wording() {}

    /// @param actionMessage what the token is for, in the caller's words; may be empty
    static String of(Message.Kind kind, String digits, String actionMessage) {
        String code = "your " + ApplicationRoutes.NAME + " code";
        String purpose = actionMessage.isEmpty() ? "" : " for: " + actionMessage;
        return switch (kind) {
            case TEXT, WHATSAPP, EMAIL -> GroupedDigits.of(digits) + " is " + code + purpose + ". Never share it.";
            case CALL -> "Hello! This is " + code + purpose + ": " + String.join(", ", digits.split("")) + ". Goodbye!";
        };
    }
}
