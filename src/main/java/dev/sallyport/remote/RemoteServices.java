package dev.sallyport.remote;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes the guarded ways to remote services, one for each.
@Singleton
public final class RemoteServices {
    private final RemoteConfig config;
    private final MeterRegistry meters;

    RemoteServices(RemoteConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    /// A way to one service with a breaker and a bulkhead of its own: to be asked for once.
    ///
    /// @param limit how long a call may take, connecting included
    public RemoteService named(String name, Duration limit) {
        return new RemoteService(name, limit, config, new RemoteMeter(name, meters));
    }
}
