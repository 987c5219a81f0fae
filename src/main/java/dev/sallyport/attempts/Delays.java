package dev.sallyport.attempts;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;

/// The delay that follows each failure: none at first, then doubling up to the longest.
///
/// @param from the number of failures in a row that starts the first delay
record Delays(int from, Duration first, Duration longest) {
    Delays {
        if (from < 1) {
            throw new ConfigurationException("sallyport.attempts.free-failures must be 1 or more");
        }
        if (first.toMillis() < 1) {
            throw new ConfigurationException("sallyport.attempts.first-delay must be a positive duration, such as 30s");
        }
        if (longest.compareTo(first) < 0) {
            throw new ConfigurationException(
                    "sallyport.attempts.longest-delay must not be shorter than sallyport.attempts.first-delay");
        }
    }

    static Delays of(AttemptsConfig config) {
        return new Delays(config.freeFailures(), config.firstDelay(), config.longestDelay());
    }

    /// The number of failures in a row from which on the delay is the longest one.
    long longestFrom() {
        long failures = from;
        for (long delay = first.toMillis(); delay < longest.toMillis(); delay *= 2) {
            failures++;
        }
        return failures;
    }

    /// The delay that the very first failure brings.
    Duration afterOne() {
        return from == 1 ? first : Duration.ZERO;
    }
}
