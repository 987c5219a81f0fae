package dev.sallyport.factor;

import java.util.Locale;

/// How a code reaches the person.
public enum Channel {
    /// Whatever the person's phone needs: nothing for someone whose app makes the codes, else the first of those that
    /// the factor offers.
    AUTOMATIC,
    /// A text, even to someone who has the app.
    SMS,
    /// A voice call, even to someone who has the app.
    CALL,
    /// A message in WhatsApp.
    WHATSAPP,
    /// An e-mail.
    EMAIL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a form asks for; a text for whatever a forged one sent.
    public static Channel asked(String wireName) {
        return switch (wireName) {
            case "call" -> CALL;
            case "whatsapp" -> WHATSAPP;
            case "email" -> EMAIL;
            default -> SMS;
        };
    }
}
