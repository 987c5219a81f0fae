package dev.sallyport.factor;

/// What became of a message that brings a code, by the word of the provider that took it on.
public enum Arrival {
    ON_ITS_WAY,
    /// The phone has it, or the call was taken. That says nothing of who holds the phone.
    DELIVERED,
    /// It came to nothing: another way may do better.
    LOST
}
