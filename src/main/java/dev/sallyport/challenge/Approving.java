package dev.sallyport.challenge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// How far the asking of a phone has got in one challenge. Stored with the login: what the phone was asked is known to
/// the browser that asked, and to no other.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Approving.NotOffered.class, name = "not-offered"),
    @JsonSubTypes.Type(value = Approving.Offered.class, name = "offered"),
    @JsonSubTypes.Type(value = Approving.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Approving.Waiting.class, name = "waiting")
})
public sealed interface Approving {
    /// There is no app to ask, or it said no, or was asked too often.
    record NotOffered() implements Approving {}

    record Offered() implements Approving {}

    /// The provider is being asked, or its answer was lost with the process that asked.
    ///
    /// @param number tells this asking from the one before
    record Asked(int number) implements Approving {}

    /// The phone shows the request.
    ///
    /// @param reference the provider's name for it
    /// @param number what page and phone show, so that the owner sees that they belong together; it proves nothing
    /// @param until when an answer comes too late
    record Waiting(String reference, int number, Instant until) implements Approving {}
}
