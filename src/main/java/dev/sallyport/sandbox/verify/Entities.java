package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people hold, by the names that whoever asks has given them. May be used by any thread.
final class Entities {
    private final List<KeptFactor> factors = new ArrayList<>();

    synchronized void add(KeptFactor factor) {
        factors.add(factor);
    }

    /// The factor of that name, if it is that identity's.
    synchronized Optional<KeptFactor> factor(String identity, String sid) {
        return factors.stream()
                .filter(one -> one.identity.equals(identity) && one.sid.equals(sid))
                .findFirst();
    }

    synchronized List<KeptFactor> factors() {
        return List.copyOf(factors);
    }

    synchronized JsonObject saved() {
        JsonArray all = new JsonArray();
        factors.forEach(one -> all.add(one.saved()));
        return new JsonObject().put("factors", all);
    }

    synchronized void restore(JsonObject saved) {
        factors.clear();
        saved.getJsonArray("factors").forEach(one -> factors.add(KeptFactor.of((JsonObject) one)));
    }

    synchronized void clear() {
        factors.clear();
    }
}
