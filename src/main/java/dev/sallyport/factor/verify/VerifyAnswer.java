package dev.sallyport.factor.verify;

/// What came back from Verify.
sealed interface VerifyAnswer {
    /// A reply in Twilio's own words, good or bad.
    record Answered(int status, VerifyReply reply) implements VerifyAnswer {
        /// A check that was made is answered with either of the two.
        boolean isDone() {
            return status == 200 || status == 201;
        }
    }

    /// Nothing that can be relied on: no connection, no reply in time, or not Twilio's JSON.
    record Silent() implements VerifyAnswer {}
}
