package dev.sallyport.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The bounds of one login.
@ConfigMapping(prefix = "sallyport.login")
public interface LoginConfig {
    /// From the redirect to the answer. Longer is kinder to slow phones; Auth0 itself gives up after an hour.
    @WithDefault("10m")
    Duration lifetime();

    /// Codes that may be tried, right or wrong. A new code does not start the count again.
    @WithDefault("5")
    int tries();

    /// Codes that may be tried between one sending and the next, 1 to 5. Fewer leave a guesser less with any one
    /// code. A new code brings new tries of that code, never of the login.
    /// No bound of its own for an app, whose codes change by themselves.
    @WithDefault("5")
    int triesPerCode();

    /// Codes that may be sent, each of which somebody pays for.
    @WithDefault("5")
    int sends();

    /// How long after one code the next may be asked for; it doubles with each that follows.
    @WithDefault("30s")
    Duration resendAfter();

    /// Phones that may be registered with the provider before one is proven.
    @WithDefault("3")
    int phones();
}
