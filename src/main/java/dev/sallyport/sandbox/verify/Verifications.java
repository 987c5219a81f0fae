package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The verifications, newest first, of which one at most is pending for a number. May be used by any thread.
final class Verifications {
    private static final int KEPT = 500;

    private final List<Verification> all = new ArrayList<>();

    /// The number's pending one, or a new one.
    synchronized Verification open(String to, Instant now) {
        return to(to, now).orElseGet(() -> {
            Verification fresh = Verification.of(to, now);
            all.addFirst(fresh);
            if (all.size() > KEPT) {
                all.removeLast();
            }
            return fresh;
        });
    }

    Optional<Verification> to(String number, Instant now) {
        return find(one -> one.to.equals(number), now);
    }

    Optional<Verification> named(String sid, Instant now) {
        return find(one -> one.sid.equals(sid), now);
    }

    /// Every time that a code went out, newest first, whatever became of its verification.
    synchronized List<Attempt> attempts() {
        return all.stream().flatMap(Verification::attempts).toList();
    }

    synchronized JsonArray saved() {
        JsonArray saved = new JsonArray();
        all.forEach(one -> saved.add(one.saved()));
        return saved;
    }

    synchronized void restore(JsonArray saved) {
        all.clear();
        saved.forEach(one -> all.add(Verification.of((JsonObject) one)));
    }

    synchronized void clear() {
        all.clear();
    }

    /// Verify knows none that is over by its name.
    private synchronized Optional<Verification> find(Predicate<Verification> wanted, Instant now) {
        return all.stream().filter(one -> one.isPending(now)).filter(wanted).findFirst();
    }
}
