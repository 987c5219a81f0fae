package dev.sallyport.factor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What became of the request to bring a code to the person. Stored with the login, so that a reload still tells it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = Delivery.InTheApp.class, name = "in-the-app"),
    @JsonSubTypes.Type(value = Delivery.NotSent.class, name = "not-sent"),
    @JsonSubTypes.Type(value = Delivery.Unavailable.class, name = "unavailable")
})
public sealed interface Delivery {
    /// The provider took it on.
    ///
    /// @param to the masked number that the page may show
    /// @param reference null where the provider does not name what it sends
    record Sent(Channel channel, String to, @Nullable CodeReference reference) implements Delivery {
        public Sent(Channel channel, String to) {
            this(channel, to, null);
        }
    }

    /// Nothing was sent: the app on the person's phone shows the code.
    record InTheApp() implements Delivery {}

    /// The provider refused for this phone, or for now; another channel may do.
    record NotSent(Reason reason) implements Delivery {}

    /// The provider gave no usable answer. A code that the person already has may still be checked.
    record Unavailable() implements Delivery {}

    enum Reason {
        /// Too many texts or calls, by the provider's own count.
        TOO_MANY,
        /// The number cannot take this kind of message.
        NOT_REACHABLE,
        /// The provider does not know this registration, or has suspended it.
        UNKNOWN_REGISTRATION
    }
}
