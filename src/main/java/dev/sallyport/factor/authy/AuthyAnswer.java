package dev.sallyport.factor.authy;

/// What came back from Authy.
sealed interface AuthyAnswer {
    /// A reply in Authy's own words, good or bad.
    record Answered(int status, AuthyReply reply) implements AuthyAnswer {
        boolean isSuccess() {
            return status == 200 && reply.isSuccess();
        }
    }

    /// Nothing that can be relied on: no connection, no reply in time, or not Authy's envelope.
    record Silent() implements AuthyAnswer {}
}
