package dev.sallyport.sandbox.tenant;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Makes the next Management API calls fail, in the order asked for.
public final class ManagementFaults {
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

    /// The next `calls` calls are answered with this status instead of being carried out.
    public void next(int calls, int status) {
        for (int call = 0; call < calls; call++) {
            statuses.add(status);
        }
    }

    public void clear() {
        statuses.clear();
    }

    Optional<Integer> due() {
        return Optional.ofNullable(statuses.poll());
    }
}
