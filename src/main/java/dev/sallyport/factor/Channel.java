package dev.sallyport.factor;

/// How a code reaches the person.
public enum Channel {
    /// Whatever the person's phone needs: nothing for someone whose app makes the codes, else a text.
    AUTOMATIC,
    /// A text, even to someone who has the app.
    SMS,
    /// A voice call, even to someone who has the app.
    CALL
}
