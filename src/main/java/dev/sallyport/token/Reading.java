package dev.sallyport.token;

/// What a session token turned out to be.
public sealed interface Reading {
    /// Properly signed, for us, and in time.
    record Fresh(LoginRequest request) implements Reading {}

    /// Proper in all but its time: it opens nothing, but may lead its own browser back to the login it opened.
    record Stale(LoginRequest request) implements Reading {}

    /// Not to be believed.
    record Unbelievable(Flaw flaw) implements Reading {}

    enum Flaw {
        /// No token at all, or not one by an algorithm that a key of ours is for.
        NOT_SIGNED,
        /// It names a key, or brings one.
        NAMES_A_KEY,
        WRONG_SIGNATURE,
        WRONG_TENANT,
        WRONG_AUDIENCE,
        WRONG_HOST,
        CLAIMS_MISSING
    }
}
