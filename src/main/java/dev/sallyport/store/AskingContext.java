package dev.sallyport.store;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The Vert.x context that asks for something, so that the answer can be given there and not on a worker's thread.
public final class AskingContext {
    private AskingContext() {}

    /// Runs what it is given on the present context; where there is none, on whatever thread gives it.
    public static Executor present() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }
}
