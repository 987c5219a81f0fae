package dev.sallyport.sandbox.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments as Twilio writes them: ISO 8601, in whole seconds.
final class Timestamps {
    private Timestamps() {}

    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
