package dev.sallyport.factor.authy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    /// Whether people may approve a login in the Authy app. It needs OneTouch to be enabled for the Authy application.
    /// Such an approval is worth less than a code: whoever is asked often enough may press the wrong button.
    @WithDefault("false")
    boolean onetouch();

    /// The picture that the Authy app shows beside the request.
    Optional<URI> onetouchLogo();
}
