package dev.sallyport.challenge;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the code is, as the code page says it.
///
/// @param text the sentence about the delivery, up to the number if there is one
/// @param to the masked number
/// @param rest of the sentence, behind the number
/// @param hint what stands below the input
/// @param trouble whether nothing is on its way
/// @param code the stable code of the trouble, for the help desk, if it has one
public record DeliveryText(
        String text,
        @Nullable String to,
        String rest,
        String hint,
        boolean trouble,
        @Nullable String code) {
    private static final String HINT = "6 to 8 digits. You can paste them.";

    public static DeliveryText of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent(Channel channel, String to, var _) -> sent(channel, to);
            case Delivery.InTheApp() -> inTheApp();
            case Delivery.NotSent(Delivery.Reason reason) -> trouble(notSent(reason));
            case Delivery.Unavailable() ->
                trouble("We cannot tell whether a code was sent. If you have one, from an app say, enter it.");
        };
    }

    /// For a code whose message has arrived.
    public static DeliveryText arrived(Delivery.Sent sent) {
        return switch (sent.channel()) {
            case SMS, AUTOMATIC -> arrived("Our text message has reached", sent.to(), ". The code is in it.");
            case CALL -> arrived("Our call to", sent.to(), " was taken, and the code read out.");
            case EMAIL -> arrived("Our e-mail has reached", sent.to(), ". The code is in it.");
            case WHATSAPP -> arrived("Our WhatsApp message has reached", sent.to(), ". The code is in it.");
        };
    }

    /// For a code whose message was lost. What arrives late is good all the same.
    ///
    /// @param instead what the page offers first; empty if there is no other way
    /// @param wait until it may be taken
    public static DeliveryText lost(Delivery.Sent sent, Optional<Instead> instead, Duration wait) {
        String lost = switch (sent.channel()) {
            case SMS, AUTOMATIC -> "Our text message could not be delivered to";
            case CALL -> "Our call did not get through to";
            case EMAIL -> "Our e-mail could not be delivered to";
            case WHATSAPP -> "Our WhatsApp message could not be delivered to";
        };
        return new DeliveryText(lost, sent.to(), ". " + advice(instead, wait), HINT, true, null);
    }

    private static String advice(Optional<Instead> instead, Duration wait) {
        if (instead.isEmpty()) {
            return "This login cannot send more codes: cancel it and start again.";
        }
        long seconds = wait.plusMillis(999).toSeconds();
        boolean atOnce = seconds == 0 || !instead.get().sends();
        return atOnce
                ? "Try it another way."
                : "You can try it another way in " + (seconds == 1 ? "a second." : seconds + " seconds.");
    }

    private static DeliveryText arrived(String text, String to, String rest) {
        return new DeliveryText(text, to, rest, HINT, false, null);
    }

    /// For a code that an authenticator app makes.
    public static DeliveryText ofApp() {
        return held(
                "Open your authenticator app: it shows your code.",
                "Codes change every half minute. If one does not work, use the next.");
    }

    /// For a recovery code.
    ///
    /// @param left how many are not used yet
    public static DeliveryText ofPaper(int left) {
        return held(
                "Enter one of your recovery codes. You have " + (left == 1 ? "one" : left) + " left.",
                "16 letters and digits. Each code works once.");
    }

    /// For a code that nobody was asked to send.
    public static DeliveryText of(Sending.Withheld withheld) {
        return switch (withheld.reason()) {
            case LOGIN_USED_UP ->
                trouble("No code was sent: this login has sent as many as it may. Cancel it and start again.");
            // Not whose limit it was: that would tell a stranger whether others use this number.
            case HOUR_USED_UP ->
                trouble(
                        "No code was sent: too many were sent within the last hour. A code that you have may still"
                                + " work; otherwise cancel, and start again in an hour.",
                        "send-limit");
            case NOT_USED_THERE ->
                trouble(
                        "No code was sent: for now we send none to numbers like this one. Use a different number, or"
                                + " ask your help desk.",
                        "send-stopped");
        };
    }

    /// For the moment before the provider has answered.
    ///
    /// @param to the masked number
    public static DeliveryText onItsWay(String to) {
        return new DeliveryText("A code is on its way to", to, ".", HINT, false, null);
    }

    private static DeliveryText sent(Channel channel, String to) {
        return switch (channel) {
            case SMS, AUTOMATIC -> new DeliveryText("We sent a code by text message to", to, ".", HINT, false, null);
            case CALL -> new DeliveryText("We are calling", to, " and will read the code to you.", HINT, false, null);
            case EMAIL ->
                new DeliveryText(
                        "We sent a code by e-mail to",
                        to,
                        ". It proves less than one on your phone, and counts for this login only.",
                        HINT,
                        false,
                        null);
            case WHATSAPP -> new DeliveryText("We sent a code by WhatsApp to", to, ".", HINT, false, null);
        };
    }

    private static DeliveryText inTheApp() {
        return new DeliveryText(
                "Open the Authy app on your phone: it shows your code.",
                null,
                "",
                "Codes change every few seconds. If one does not work, use the next.",
                false,
                null);
    }

    private static DeliveryText held(String text, String hint) {
        return new DeliveryText(text, null, "", hint, false, null);
    }

    private static DeliveryText trouble(String text) {
        return trouble(text, null);
    }

    private static DeliveryText trouble(String text, @Nullable String code) {
        return new DeliveryText(text, null, "", HINT, true, code);
    }

    private static String notSent(Delivery.Reason reason) {
        return switch (reason) {
            case TOO_MANY -> "No code was sent: your phone has had too many lately. The latest one may still work.";
            case NOT_REACHABLE -> "No code was sent: your phone cannot take this kind of message. Try another way.";
            case UNKNOWN_REGISTRATION ->
                "No code was sent: our provider no longer knows your phone. Ask your help desk.";
        };
    }
}
