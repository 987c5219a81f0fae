package dev.sallyport.sandbox.authy;

import java.time.Duration;

/// One way in which an answer of Authy goes wrong.
public sealed interface Fault {
    /// The right answer, too late.
    record Slow(Duration delay) implements Fault {}

    /// An error of Authy's own, in its usual envelope.
    record Status(int status) implements Fault {}

    /// A page of some proxy in front of Authy, with status 503.
    record Html() implements Fault {}

    /// Status 200 and no body.
    record Empty() implements Fault {}

    /// Status 200 and `success`, but a `token` that is not said to be valid.
    record SuccessWithoutToken() implements Fault {}

    /// The connection ends where the answer should begin.
    record Cut() implements Fault {}
}
