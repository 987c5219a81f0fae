package dev.sallyport.time;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// By which clock ours is checked.
@ConfigMapping(prefix = "sallyport.time")
interface TimeConfig {
    /// The NTP server that is asked; without it nobody is, and the machine is trusted to keep its clock right.
    Optional<String> server();

    OptionalInt port();

    /// How wrong our clock may be before it is told in the log. Codes of authenticator apps last half a minute,
    /// requests of
    /// Auth0's two.
    @WithDefault("5s")
    Duration tolerance();
}
