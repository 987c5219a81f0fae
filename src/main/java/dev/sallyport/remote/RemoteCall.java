package dev.sallyport.remote;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/// A call to a remote service that is given up after a while.
final class RemoteCall {
    private RemoteCall() {}

    /// Makes the call, and fails when it has taken longer than `limit` all in all. Either way the caller goes on
    /// where it was: a time-out comes from a thread of its own, where nobody's page is to be rendered.
    static <T> Uni<T> within(Duration limit, Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Uni<T> bounded =
                    Uni.createFrom().deferred(call::get).ifNoItem().after(limit).fail();
            return caller == null ? bounded : bounded.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
