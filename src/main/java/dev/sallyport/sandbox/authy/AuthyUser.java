package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One user: a phone, the tokens that prove it, and what Authy has learnt about it.
final class AuthyUser {
    private static final Duration UNTIL_GONE = Duration.ofHours(24);
    private static final Duration SENDS_COUNT_FOR = Duration.ofHours(1);

    final long id;
    final String email;
    final Cellphone cellphone;
    final Instant since;
    private final SoftToken softToken;
    private final List<UsedToken> used = new ArrayList<>();
    private final List<Instant> sends = new ArrayList<>();
    private boolean registered;
    private boolean confirmed;
    private @Nullable Instant removed;
    private @Nullable SentToken sent;

    AuthyUser(long id, String email, Cellphone cellphone, SoftToken softToken, Instant since) {
        this.id = id;
        this.email = email;
        this.cellphone = cellphone;
        this.softToken = softToken;
        this.since = since;
    }

    /// Whether the app is on the phone.
    synchronized boolean isRegistered() {
        return registered;
    }

    /// Whether a token was once valid. Until then Authy lets people in by any token unless told to be strict.
    synchronized boolean isConfirmed() {
        return confirmed;
    }

    synchronized void installApp() {
        registered = true;
    }

    synchronized void confirm() {
        confirmed = true;
    }

    synchronized String softToken(Instant now) {
        return softToken.at(now);
    }

    synchronized TokenCheck check(String token, String action, Instant now) {
        used.removeIf(old -> !now.isBefore(old.at().plus(SentToken.LIFE)));
        if (used.stream().anyMatch(old -> old.digits().equals(token))) {
            return TokenCheck.REUSED;
        }
        boolean wasSent = sent != null && sent.accepts(token, action, now);
        if (!wasSent && !(registered && softToken.accepts(token, now))) {
            return TokenCheck.WRONG;
        }
        if (wasSent) {
            sent = null;
        }
        used.add(new UsedToken(token, now));
        confirmed = true;
        return TokenCheck.VALID;
    }

    /// Books one sending; empty if there were `limit` in the last hour. A token that waits for its proof is sent
    /// again, and lives anew.
    synchronized Optional<SentToken> send(String action, int limit, Instant now) {
        sends.removeIf(sending -> !now.isBefore(sending.plus(SENDS_COUNT_FOR)));
        if (sends.size() >= limit) {
            return Optional.empty();
        }
        sends.add(now);
        SentToken pending = sent;
        SentToken next =
                pending != null && pending.isPending(now) && pending.action().equals(action)
                        ? pending.renewed(now)
                        : SentToken.random(action, now);
        sent = next;
        return Optional.of(next);
    }

    /// Removal takes a day; meanwhile nothing changes for the user.
    synchronized void remove(Instant now) {
        removed = now;
    }

    synchronized void keep() {
        removed = null;
    }

    synchronized boolean isGone(Instant now) {
        return removed != null && !now.isBefore(removed.plus(UNTIL_GONE));
    }

    synchronized JsonObject json() {
        JsonArray usedTokens = new JsonArray();
        used.forEach(token -> usedTokens.add(token.json()));
        JsonArray sendings = new JsonArray();
        sends.forEach(sending -> sendings.add(sending.toString()));
        return new JsonObject()
                .put("id", id)
                .put("email", email)
                .put("countryCode", cellphone.countryCode())
                .put("national", cellphone.national())
                .put("secret", softToken.secret())
                .put("since", since.toString())
                .put("registered", registered)
                .put("confirmed", confirmed)
                .put("removed", removed == null ? null : removed.toString())
                .put("sent", sent == null ? null : sent.json())
                .put("used", usedTokens)
                .put("sends", sendings);
    }

    static AuthyUser of(JsonObject json) {
        AuthyUser user = new AuthyUser(
                json.getLong("id"),
                json.getString("email"),
                new Cellphone(json.getInteger("countryCode"), json.getString("national")),
                new SoftToken(json.getString("secret")),
                Instant.parse(json.getString("since")));
        user.recall(json);
        return user;
    }

    private synchronized void recall(JsonObject json) {
        registered = json.getBoolean("registered");
        confirmed = json.getBoolean("confirmed");
        removed = Optional.ofNullable(json.getString("removed"))
                .map(Instant::parse)
                .orElse(null);
        sent = Optional.ofNullable(json.getJsonObject("sent"))
                .map(SentToken::of)
                .orElse(null);
        json.getJsonArray("used").forEach(token -> used.add(UsedToken.of((JsonObject) token)));
        json.getJsonArray("sends").forEach(sending -> sends.add(Instant.parse((String) sending)));
    }
}
