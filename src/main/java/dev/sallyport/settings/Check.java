package dev.sallyport.settings;

import java.util.Optional;

/// Decides whether a setting's text is well-formed.
@FunctionalInterface
interface Check {
    /// What is wrong, worded so that it completes "`<key>` …" and without a word of the value; empty if nothing is.
    Optional<String> fault(String value);

    /// Both must pass; the first fault is the one that is told.
    default Check and(Check other) {
        return value -> fault(value).or(() -> other.fault(value));
    }

    static Check trueOrFalse() {
        return value -> faultIf(!value.equals("true") && !value.equals("false"), "is neither true nor false");
    }

    static Optional<String> faultIf(boolean bad, String fault) {
        return bad ? Optional.of(fault) : Optional.empty();
    }
}
