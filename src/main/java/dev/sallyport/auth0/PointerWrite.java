package dev.sallyport.auth0;

import java.time.Instant;

/// What became of writing the pointer. One that was not written is written later, or heals at the next login.
public sealed interface PointerWrite {
    record Written() implements PointerWrite {}

    record NotWritten(Reason reason) implements PointerWrite {}

    /// The tenant takes no more calls for now; nothing was asked, or it said so.
    record RateLimited(Instant until) implements PointerWrite {}

    enum Reason {
        /// Our client lacks the scope `update:users_app_metadata`.
        FORBIDDEN,
        NO_SUCH_USER,
        /// No usable answer. It may have been written all the same.
        UNAVAILABLE
    }
}
