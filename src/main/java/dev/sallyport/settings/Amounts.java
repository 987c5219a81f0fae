package dev.sallyport.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Optional;

/// Checks of numbers and durations.
final class Amounts {
    static final Duration MINUTE = Duration.ofMinutes(1);

    private Amounts() {}

    static Check number(int least, int most) {
        return value -> {
            try {
                int number = Integer.parseInt(value);
                return Check.faultIf(number < least || number > most, "is not from %d to %d".formatted(least, most));
            } catch (NumberFormatException malformed) {
                return Optional.of("is not a whole number");
            }
        };
    }

    static Check duration(Duration least, Duration most) {
        return value -> {
            try {
                Duration duration = DurationConverter.parseDuration(value);
                return Check.faultIf(
                        duration.compareTo(least) < 0 || duration.compareTo(most) > 0,
                        "is not from %d to %d seconds".formatted(least.toSeconds(), most.toSeconds()));
            } catch (IllegalArgumentException malformed) {
                return Optional.of("is not a duration");
            }
        };
    }
}
