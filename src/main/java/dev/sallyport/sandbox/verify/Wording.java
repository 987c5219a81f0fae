package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.Message;

/// What the messages and calls say.
final class Wording {
    private Wording() {}

    static String of(Message.Kind kind, String digits) {
        return switch (kind) {
            case TEXT, EMAIL -> "Your Sallyport sandbox verification code is: " + digits;
            case CALL ->
                "Hello! Your Sallyport sandbox verification code is: " + String.join(", ", digits.split(""))
                        + ". Goodbye!";
            case WHATSAPP -> digits + " is your verification code. For your security, do not share this code.";
        };
    }
}
