package dev.sallyport.challenge;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;

/// A way to ask for another code, as the code page offers it.
///
/// @param channel what its button posts
public record ResendWay(String channel, String label) {
    /// The way by that channel, worded after what became of the code before.
    public static ResendWay of(Channel channel, Sending sending) {
        return new ResendWay(channel.wireName(), label(channel, sending));
    }

    private static String label(Channel channel, Sending sending) {
        boolean again = sending instanceof Sending.Answered(Delivery.Sent(Channel last, var _, var _), var _)
                && last == channel;
        return switch (channel) {
            case AUTOMATIC, SMS -> again ? "Send a new text" : text(sending);
            case CALL -> again ? "Call me again" : "Call me instead";
            case EMAIL -> "Send a new e-mail";
            case WHATSAPP -> again ? "Send a new WhatsApp message" : "Send it by WhatsApp instead";
        };
    }

    private static String text(Sending sending) {
        return switch (sending) {
            case Sending.Answered(Delivery.Sent _, var _) -> "Send a text instead";
            case Sending.Answered(Delivery.InTheApp _, var _) -> "Text me a code instead";
            case Sending.Answered _, Sending.NotBegun _, Sending.Asked _, Sending.Withheld _ -> "Send a new text";
        };
    }
}
