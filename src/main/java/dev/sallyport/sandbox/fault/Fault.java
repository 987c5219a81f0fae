package dev.sallyport.sandbox.fault;

import java.time.Duration;

/// One way in which a provider's answer goes wrong.
public sealed interface Fault {
    /// The right answer, too late.
    record Slow(Duration delay) implements Fault {}

    /// An error of the provider's own, in its usual envelope.
    record Status(int status) implements Fault {}

    /// A page of some proxy in front of the provider, with status 503.
    record Html() implements Fault {}

    /// Status 200 and no body.
    record Empty() implements Fault {}

    /// Success by every word but the one that counts.
    record SuccessWithoutToken() implements Fault {}

    /// The connection ends where the answer should begin.
    record Cut() implements Fault {}
}
