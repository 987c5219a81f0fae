package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question to an app. It lives for minutes, and is not remembered over a restart.
final class KeptChallenge {
    final String sid = Sid.random("YC");
    final KeptFactor factor;
    private final String message;
    private final List<JsonObject> fields;
    private final Instant since;
    private final Instant until;
    private @Nullable Instant answered;
    private @Nullable PushAnswer answer;

    KeptChallenge(KeptFactor factor, String message, List<JsonObject> fields, Instant since, Instant until) {
        this.factor = factor;
        this.message = message;
        this.fields = List.copyOf(fields);
        this.since = since;
        this.until = until;
    }

    /// Takes the first answer, if it comes in time.
    ///
    /// @return whether it was still to be answered
    synchronized boolean answer(PushAnswer given, Instant now) {
        if (!status(now).equals("pending")) {
            return false;
        }
        answered = now;
        answer = given;
        return true;
    }

    synchronized String status(Instant now) {
        if (answer != null) {
            return answer == PushAnswer.APPROVE ? "approved" : "denied";
        }
        return now.isBefore(until) ? "pending" : "expired";
    }

    PushRequest shown() {
        Map<String, String> details = new LinkedHashMap<>();
        fields.forEach(field -> details.put(field.getString("label"), field.getString("value")));
        return new PushRequest(sid, message, details, since);
    }

    /// What the app has added to its answer: with Verify's no alone it could not say why.
    synchronized @Nullable JsonObject metadata() {
        return answer == PushAnswer.NOT_ME ? new JsonObject().put("not_me", "true") : null;
    }

    /// As Verify shows it.
    synchronized JsonObject json(VerifyAccount account, String origin, Instant now) {
        JsonObject details = new JsonObject()
                .put("message", message)
                .put("date", Timestamps.of(since))
                .put("fields", new JsonArray(fields));
        Instant updated = answered == null ? since : answered;
        return ChallengeJson.of(sid, factor, account, origin)
                .put("date_created", Timestamps.of(since))
                .put("date_updated", Timestamps.of(updated))
                .put("date_responded", answered == null ? null : Timestamps.of(answered))
                .put("expiration_date", Timestamps.of(until))
                .put("status", status(now))
                .put("details", details)
                .put("metadata", metadata());
    }
}
