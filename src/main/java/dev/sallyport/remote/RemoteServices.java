package dev.sallyport.remote;

import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes the guarded ways to remote services, one for each.
@Singleton
public final class RemoteServices {
    private final RemoteConfig config;

    RemoteServices(RemoteConfig config) {
        this.config = config;
    }

    /// A way to one service with a breaker and a bulkhead of its own: to be asked for once.
    ///
    /// @param limit how long a call may take, connecting included
    public RemoteService named(String name, Duration limit) {
        return new RemoteService(name, limit, config);
    }
}
