package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All users of the one application, in the order they were registered. May be used by any thread.
final class Users {
    private static final long FIRST_ID = 16350007;

    private final Map<Long, AuthyUser> users = new LinkedHashMap<>();
    private long nextId;

    Users(Instant now) {
        seed(now);
    }

    /// Forgets everyone but Oswald, who has the app and has used it.
    synchronized void seed(Instant now) {
        users.clear();
        nextId = FIRST_ID;
        AuthyUser oswald = register("oswald@example.com", new Cellphone(1, "4155550137"), now);
        oswald.installApp();
        oswald.confirm();
    }

    /// A number that is known keeps its user, whatever the e-mail address.
    synchronized AuthyUser register(String email, Cellphone cellphone, Instant now) {
        Optional<AuthyUser> known = find(cellphone.e164(), now);
        known.ifPresent(AuthyUser::keep);
        return known.orElseGet(() -> add(new AuthyUser(nextId, email, cellphone, SoftToken.random(), now)));
    }

    synchronized Optional<AuthyUser> find(long id, Instant now) {
        return Optional.ofNullable(users.get(id)).filter(user -> !user.isGone(now));
    }

    synchronized Optional<AuthyUser> find(String e164, Instant now) {
        return all(now).stream()
                .filter(user -> user.cellphone.e164().equals(e164))
                .findFirst();
    }

    synchronized List<AuthyUser> all(Instant now) {
        return users.values().stream().filter(user -> !user.isGone(now)).toList();
    }

    synchronized JsonObject json() {
        JsonArray saved = new JsonArray();
        users.values().forEach(user -> saved.add(user.json()));
        return new JsonObject().put("nextId", nextId).put("users", saved);
    }

    synchronized void restore(JsonObject json) {
        users.clear();
        json.getJsonArray("users").forEach(user -> add(AuthyUser.of((JsonObject) user)));
        nextId = json.getLong("nextId");
    }

    private AuthyUser add(AuthyUser user) {
        users.put(user.id, user);
        nextId = user.id + 1;
        return user;
    }
}
