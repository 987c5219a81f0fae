package dev.sallyport.sandbox.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Things that wait to be fetched once, under a name that cannot be guessed.
final class Pending<T> {
    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private final Clock clock;

    Pending(Duration lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    record Kept<T>(T value, Instant until) {}

    String put(T value) {
        Instant now = clock.instant();
        kept.values().removeIf(old -> old.until().isBefore(now));
        String name = Opaque.random();
        kept.put(name, new Kept<>(value, now.plus(lifetime)));
        return name;
    }

    Optional<T> look(String name) {
        return Optional.ofNullable(kept.get(name)).filter(this::isAlive).map(Kept::value);
    }

    /// Fetches it, once: of two callers at the same time one gets it.
    Optional<T> take(String name) {
        return Optional.ofNullable(kept.remove(name)).filter(this::isAlive).map(Kept::value);
    }

    void forget(Predicate<T> what) {
        kept.values().removeIf(entry -> what.test(entry.value()));
    }

    Map<String, Kept<T>> snapshot() {
        return Map.copyOf(kept);
    }

    void restore(Map<String, Kept<T>> snapshot) {
        kept.putAll(snapshot);
    }

    private boolean isAlive(Kept<T> entry) {
        return clock.instant().isBefore(entry.until());
    }
}
