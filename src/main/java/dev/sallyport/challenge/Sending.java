package dev.sallyport.challenge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the bringing of a code has got. Stored with the login, so that a reload sends nothing twice.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sending.NotBegun.class, name = "not-begun"),
    @JsonSubTypes.Type(value = Sending.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Sending.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Sending.Withheld.class, name = "withheld")
})
public sealed interface Sending {
    record NotBegun() implements Sending {}

    /// The provider is being asked, or its answer was lost with the process that asked.
    record Asked() implements Sending {}

    /// The provider has answered.
    ///
    /// @param following what is known of the message since; null where the provider tells nothing more
    record Answered(Delivery delivery, @Nullable Following following) implements Sending {
        public Answered(Delivery delivery) {
            this(delivery, null);
        }

        /// As the provider has just answered.
        public static Answered at(Instant now, Delivery delivery) {
            boolean named = delivery instanceof Delivery.Sent(var _, var _, CodeReference reference)
                    && reference != null
                    && reference.message() != null;
            return new Answered(delivery, named ? Following.from(now) : null);
        }
    }

    /// No provider was asked.
    record Withheld(Reason reason) implements Sending {}

    enum Reason {
        /// This login had used up its codes before one went to this phone.
        LOGIN_USED_UP,
        /// So many codes were sent within the hour, to this person or to others, that there are to be no more.
        HOUR_USED_UP,
        /// Almost none of the codes to unproven numbers like this one was used.
        NOT_USED_THERE
    }
}
