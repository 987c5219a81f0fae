package dev.sallyport.store;

import org.jspecify.annotations.Nullable;

/// The store gave no answer: it is down, full, locked or broken. Whoever needed the answer refuses.
public final class StoreFailed extends RuntimeException {
    public StoreFailed(String operation, @Nullable Throwable cause) {
        super("The store failed at: " + operation, cause);
    }
}
