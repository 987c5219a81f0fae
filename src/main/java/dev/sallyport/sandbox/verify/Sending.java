package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// One time that a verification's code went out.
///
/// @param arrives whether it reaches the person, as turns out after a while
record Sending(String sid, String channel, Instant at, boolean arrives) {
    private static final Duration TAKEN_ON = Duration.ofSeconds(1);
    private static final Duration KNOWN = Duration.ofSeconds(3);

    static Sending by(String channel, Instant now, boolean arrives) {
        return new Sending(Sid.random("VL"), channel, now, arrives);
    }

    JsonObject saved() {
        return new JsonObject()
                .put("sid", sid)
                .put("channel", channel)
                .put("at", at.toString())
                .put("arrives", arrives);
    }

    static Sending of(JsonObject saved) {
        return new Sending(
                saved.getString("sid"),
                saved.getString("channel"),
                Instant.parse(saved.getString("at")),
                saved.getBoolean("arrives", true));
    }

    JsonObject json() {
        return new JsonObject()
                .put("time", Timestamps.of(at))
                .put("channel", channel.equals("whatsapp") ? channel : channel.toUpperCase(Locale.ROOT))
                .put("attempt_sid", sid);
    }

    Instant updated(Instant now) {
        return now.isBefore(at.plus(KNOWN)) ? now : at.plus(KNOWN);
    }

    /// As it stands at that time, in Verify's words.
    JsonObject progress(Instant now) {
        boolean call = channel.equals("call");
        JsonObject progress = new JsonObject().put(call ? "call_status" : "message_status", status(call, now));
        return !call && isLost(now) ? progress.put("error_code", "30003") : progress;
    }

    private String status(boolean call, Instant now) {
        if (now.isBefore(at.plus(TAKEN_ON))) {
            return "queued";
        }
        if (now.isBefore(at.plus(KNOWN))) {
            return call ? "ringing" : "sent";
        }
        if (arrives) {
            return call ? "completed" : "delivered";
        }
        return call ? "no-answer" : "undelivered";
    }

    private boolean isLost(Instant now) {
        return !arrives && !now.isBefore(at.plus(KNOWN));
    }
}
