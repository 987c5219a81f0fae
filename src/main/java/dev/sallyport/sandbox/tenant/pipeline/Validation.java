package dev.sallyport.sandbox.tenant.pipeline;

/// The word of `validateToken` on an answer.
sealed interface Validation {
    record Valid(String claimsJson) implements Validation {}

    record Refused(String message) implements Validation {}
}
