package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/// One time that a verification's code went out.
record Sending(String sid, String channel, Instant at) {
    static Sending by(String channel, Instant now) {
        return new Sending(Sid.random("VL"), channel, now);
    }

    JsonObject saved() {
        return new JsonObject().put("sid", sid).put("channel", channel).put("at", at.toString());
    }

    static Sending of(JsonObject saved) {
        return new Sending(saved.getString("sid"), saved.getString("channel"), Instant.parse(saved.getString("at")));
    }

    JsonObject json() {
        return new JsonObject()
                .put("time", Timestamps.of(at))
                .put("channel", channel.equals("whatsapp") ? channel : channel.toUpperCase(Locale.ROOT))
                .put("attempt_sid", sid);
    }
}
