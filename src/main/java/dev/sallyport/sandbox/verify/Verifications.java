package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The verifications that are pending: one for a number. May be used by any thread.
final class Verifications {
    private final List<Verification> pending = new ArrayList<>();

    /// The number's pending one, or a new one.
    synchronized Verification open(String to, Instant now) {
        return to(to, now).orElseGet(() -> {
            Verification fresh = Verification.of(to, now);
            pending.add(fresh);
            return fresh;
        });
    }

    Optional<Verification> to(String number, Instant now) {
        return find(one -> one.to.equals(number), now);
    }

    Optional<Verification> named(String sid, Instant now) {
        return find(one -> one.sid.equals(sid), now);
    }

    synchronized JsonArray saved() {
        JsonArray saved = new JsonArray();
        pending.forEach(one -> saved.add(one.saved()));
        return saved;
    }

    synchronized void restore(JsonArray saved) {
        pending.clear();
        saved.forEach(one -> pending.add(Verification.of((JsonObject) one)));
    }

    synchronized void clear() {
        pending.clear();
    }

    private synchronized Optional<Verification> find(Predicate<Verification> wanted, Instant now) {
        pending.removeIf(one -> !one.isPending(now));
        return pending.stream().filter(wanted).findFirst();
    }
}
