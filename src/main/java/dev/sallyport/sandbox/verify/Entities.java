package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.PushAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people hold, by the names that whoever asks has given them, and what they were asked. May be used by any
/// thread.
final class Entities {
    private final List<KeptFactor> factors = new ArrayList<>();
    private final List<AccessToken> tokens = new ArrayList<>();
    private final List<KeptChallenge> challenges = new ArrayList<>();

    synchronized void add(KeptFactor factor) {
        factors.add(factor);
    }

    synchronized void add(AccessToken token) {
        tokens.add(token);
    }

    synchronized void add(KeptChallenge challenge) {
        challenges.add(challenge);
    }

    /// The factor of that name, if it is that identity's.
    synchronized Optional<KeptFactor> factor(String identity, String sid) {
        return factors.stream()
                .filter(one -> one.identity.equals(identity) && one.sid.equals(sid))
                .findFirst();
    }

    synchronized List<KeptFactor> factors(String identity) {
        return factors.stream().filter(one -> one.identity.equals(identity)).toList();
    }

    /// Adds the app that brings a token. A token may be brought as often as it is good, as far as is known.
    synchronized Optional<KeptFactor> bring(String token, Instant now) {
        return tokens.stream()
                .filter(one -> one.text().equals(token) && now.isBefore(one.until()))
                .findFirst()
                .map(one -> {
                    KeptFactor app = KeptFactor.push(one.identity(), one.name(), now);
                    factors.add(app);
                    return app;
                });
    }

    synchronized Optional<KeptChallenge> challenge(String sid) {
        return challenges.stream().filter(one -> one.sid.equals(sid)).findFirst();
    }

    /// Empty if there is nothing to answer any more.
    Optional<KeptChallenge> answer(String sid, PushAnswer answer, Instant now) {
        return challenge(sid).filter(challenge -> challenge.answer(answer, now));
    }

    /// What waits for an answer, the newest first.
    synchronized List<KeptChallenge> pending(Instant now) {
        return challenges.stream()
                .filter(one -> one.status(now).equals("pending"))
                .toList()
                .reversed();
    }

    /// What people hold; the rest is over in minutes.
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
        tokens.clear();
        challenges.clear();
    }
}
