package dev.sallyport.factor.authy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// How to reach Authy.
@ConfigMapping(prefix = "sallyport.authy")
interface AuthyConfig {
    /// Authy's address; anything but `https://api.authy.com` is an emulator.
    URI url();

    /// The application's key, from Authy's part of the Twilio console.
    ApiKey apiKey();

    /// How long a person waits for Authy at most, connecting included. Longer outlasts a slow text provider, shorter
    /// shows the person a way on sooner.
    @WithDefault("5s")
    Duration timeout();
}
