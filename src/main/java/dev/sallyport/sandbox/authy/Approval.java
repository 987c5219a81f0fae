package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.phone.PushRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to one person's app. It lives for a minute or so, and is not remembered over a restart.
final class Approval {
    final String uuid;
    final AuthyUser user;
    private final JsonObject asked;
    private final long seconds;
    private final Instant at;
    private @Nullable Instant answered;
    private boolean approved;

    /// @param asked the request's body: message, details, logos
    Approval(String uuid, AuthyUser user, JsonObject asked, long seconds, Instant at) {
        this.uuid = uuid;
        this.user = user;
        this.asked = asked;
        this.seconds = seconds;
        this.at = at;
    }

    /// Takes the first answer, if it comes in time.
    ///
    /// @return whether it was still to be answered
    synchronized boolean answer(boolean yes, Instant now) {
        if (!status(now).equals("pending")) {
            return false;
        }
        answered = now;
        approved = yes;
        return true;
    }

    synchronized String status(Instant now) {
        if (answered != null) {
            return approved ? "approved" : "denied";
        }
        return now.isBefore(at.plusSeconds(seconds)) ? "pending" : "expired";
    }

    PushRequest shown() {
        Map<String, String> details = new LinkedHashMap<>();
        details().forEach(one -> details.put(one.getKey(), String.valueOf(one.getValue())));
        return new PushRequest(uuid, asked.getString("message"), details, at);
    }

    /// As the API describes it.
    synchronized JsonObject described(Instant now) {
        return new JsonObject()
                .put("_app_name", ApplicationRoutes.NAME)
                .put("_app_serial_id", ApplicationRoutes.APP_ID)
                .put("_authy_id", user.id)
                .put("_id", uuid.replace("-", "").substring(0, 24))
                .put("_user_email", user.email)
                .put("app_id", String.valueOf(ApplicationRoutes.APP_ID))
                .put("created_at", at.toString())
                .put("notified", false)
                .put("processed_at", answered == null ? null : answered.toString())
                .put("seconds_to_expire", seconds)
                .put("status", status(now))
                .put("updated_at", (answered == null ? at : answered).toString())
                .put("user_id", String.valueOf(user.id))
                .put("uuid", uuid);
    }

    /// As the callback tells it.
    synchronized JsonObject told(boolean flagged, Instant now) {
        String status = status(now);
        JsonObject transaction = new JsonObject()
                .put("details", details())
                .put("device_details", new JsonObject())
                .put("device_geolocation", "")
                .put("device_signing_time", now.getEpochSecond())
                .put("encrypted", false)
                .put("flagged", flagged)
                .put("hidden_details", asked.getJsonObject("hidden_details", new JsonObject()))
                .put("message", asked.getString("message"))
                .putNull("reason")
                .putNull("requester_details")
                .put("status", status)
                .put("uuid", uuid)
                .put("created_at_time", at.getEpochSecond())
                .putNull("customer_uuid");
        return new JsonObject()
                .put("authy_id", user.id)
                .put("device_uuid", "a-device")
                .put("callback_action", "approval_request_status")
                .put("uuid", uuid)
                .put("status", status)
                .put(
                        "approval_request",
                        new JsonObject()
                                .put("transaction", transaction)
                                .put("expiration_timestamp", at.getEpochSecond() + seconds)
                                .put("logos", asked.getJsonArray("logos", new JsonArray()))
                                .put("app_id", String.valueOf(ApplicationRoutes.APP_ID)))
                .put("signature", "of the device")
                .put("device", new JsonObject().put("os_type", "android").put("ip", "127.0.0.1"));
    }

    private JsonObject details() {
        return asked.getJsonObject("details", new JsonObject());
    }
}
