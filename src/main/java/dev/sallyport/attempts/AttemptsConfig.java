package dev.sallyport.attempts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many failures in a row are let pass, and how long one waits after more.
@ConfigMapping(prefix = "sallyport.attempts")
public interface AttemptsConfig {
    /// Failures in a row before delays begin: the last of them starts the first delay. More forgives clumsy fingers,
    /// fewer leaves a guesser fewer guesses; PSD2 allows five.
    @WithDefault("5")
    int freeFailures();

    /// The first delay; each further failure doubles it. It should outlast a provider's slowest reply.
    @WithDefault("30s")
    Duration firstDelay();

    /// The longest delay. It bounds both what a guesser can try in a year and how long an owner can be kept waiting.
    @WithDefault("1h")
    Duration longestDelay();
}
