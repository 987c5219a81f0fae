package dev.sallyport.attempts;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.time.Instant;

/// The delay that follows each failure: none at first, then doubling up to the longest, and at last no end.
///
/// @param from the number of failures in a row that starts the first delay
/// @param disabledFrom the number of failures in a row after which no code is checked at all
record Delays(int from, Duration first, Duration longest, int disabledFrom) {
    /// Fewer would let a handful of slips, or of a thief's guesses, send somebody to the help desk.
    private static final int FEWEST = 10;

    /// NIST SP 800-63B, 3.2.2.
    private static final int MOST = 100;

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
        if (disabledFrom < FEWEST || disabledFrom > MOST) {
            throw new ConfigurationException("sallyport.attempts.disable-after must be from 10 to 100");
        }
    }

    static Delays of(AttemptsConfig config) {
        return new Delays(config.freeFailures(), config.firstDelay(), config.longestDelay(), config.disableAfter());
    }

    /// The lock that begins with the failure that is the how-manyeth in a row.
    Lock after(int failures, Instant now) {
        if (failures >= disabledFrom) {
            return new Lock.Disabled();
        }
        if (failures < from) {
            return new Lock.None();
        }
        return new Lock.Until(
                now.plus(failures >= longestFrom() ? longest : first.multipliedBy(1L << (failures - from))));
    }

    /// The number of failures in a row from which on the delay is the longest one.
    long longestFrom() {
        long failures = from;
        for (long delay = first.toMillis(); delay < longest.toMillis(); delay *= 2) {
            failures++;
        }
        return failures;
    }

    /// When the lock ends that the very first failure brings. If it brings none, that is before any time that is
    /// ever asked about: of two logins at once, one has read the clock before the other booked, and the clock of
    /// another replica may be behind.
    Instant endAfterOne(Instant now) {
        return from == 1 ? now.plus(first) : Instant.EPOCH;
    }
}
