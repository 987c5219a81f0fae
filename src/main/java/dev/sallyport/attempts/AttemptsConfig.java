package dev.sallyport.attempts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many failures in a row are let pass, and how long one waits after more.
@ConfigMapping(prefix = "sallyport.attempts")
public interface AttemptsConfig {
    /// Failures in a row before delays begin: the last of them starts the first delay. More forgives clumsy fingers,
    /// fewer leaves a guesser fewer guesses; PSD2 allows five.
    @WithDefault("10")
    int freeFailures();

    /// The first delay; each further failure doubles it. It should outlast a provider's slowest reply.
    @WithDefault("30s")
    Duration firstDelay();

    /// The longest delay. It bounds both what a guesser can try in a year and how long an owner can be kept waiting.
    @WithDefault("1h")
    Duration longestDelay();

    /// Failures in a row after which the factor is disabled for the person until the help desk has reset it. More
    /// spares the help desk, fewer ends a patient guesser sooner; NIST SP 800-63B allows a hundred.
    @WithDefault("100")
    int disableAfter();
}
