package dev.sallyport.sandbox.authy;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// A token that was valid once and is not to be so again.
record UsedToken(String digits, Instant at) {
    JsonObject json() {
        return new JsonObject().put("digits", digits).put("at", at.toString());
    }

    static UsedToken of(JsonObject json) {
        return new UsedToken(json.getString("digits"), Instant.parse(json.getString("at")));
    }

    @Override
    public String toString() {
        return "UsedToken[masked]";
    }
}
