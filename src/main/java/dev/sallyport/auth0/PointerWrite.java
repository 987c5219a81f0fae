package dev.sallyport.auth0;

/// What became of writing the pointer. A pointer not written heals at the next login.
public sealed interface PointerWrite {
    record Written() implements PointerWrite {}

    record NotWritten(Reason reason) implements PointerWrite {}

    enum Reason {
        /// Our client lacks the scope `update:users_app_metadata`.
        FORBIDDEN,
        NO_SUCH_USER,
        RATE_LIMITED,
        /// No usable answer. It may have been written all the same.
        UNAVAILABLE
    }
}
