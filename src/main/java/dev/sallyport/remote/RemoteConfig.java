package dev.sallyport.remote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much each remote service may cost us while it does badly. The same bounds for each, counted for each by
/// itself.
@ConfigMapping(prefix = "sallyport.remote")
interface RemoteConfig {
    /// Calls under way at once; further ones fail at once. More lets more people wait for a slow provider, each of
    /// them with a connection and some memory; fewer keeps a slow one from taking all of it.
    @WithDefault("6000")
    int callsAtOnce();

    /// Calls that are looked at together: when half of the latest so many have failed, no more are made for a while.
    /// Fewer notices an outage sooner, and takes bad luck for one.
    @WithDefault("20")
    int breakerCalls();

    /// How long no call is made then, before one is let through to see.
    @WithDefault("10s")
    Duration breakerPause();
}
