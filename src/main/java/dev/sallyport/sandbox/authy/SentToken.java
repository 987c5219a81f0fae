package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// A token that went out in a text or a call.
///
/// @param action what it was asked for; it proves nothing else
record SentToken(String digits, String action, Instant until) {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    static SentToken random(String action, Instant now) {
        return new SentToken("%07d".formatted(RANDOM.nextInt(10_000_000)), action, now.plus(LIFE));
    }

    SentToken renewed(Instant now) {
        return new SentToken(digits, action, now.plus(LIFE));
    }

    boolean isPending(Instant now) {
        return now.isBefore(until);
    }

    boolean accepts(String token, String forAction, Instant now) {
        return isPending(now) && digits.equals(token) && action.equals(forAction);
    }

    JsonObject json() {
        return new JsonObject().put("digits", digits).put("action", action).put("until", until.toString());
    }

    static SentToken of(JsonObject json) {
        return new SentToken(
                json.getString("digits"), json.getString("action"), Instant.parse(json.getString("until")));
    }

    @Override
    public String toString() {
        return "SentToken[masked]";
    }
}
