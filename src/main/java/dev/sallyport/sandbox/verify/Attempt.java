package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// One time that a code went out, as Verify's record has it.
record Attempt(Verification verification, Sending sending) {

    JsonObject json(VerifyAccount account, String origin, Instant now) {
        boolean converted = verification.isApproved();
        JsonObject data = sending.progress(now)
                .put("verification_sid", verification.sid)
                .put("to", verification.to)
                .put("status", converted ? "confirmed" : "unconfirmed")
                .put("code_length", verification.code.length());
        return new JsonObject()
                .put("sid", sending.sid())
                .put("account_sid", account.sid())
                .put("service_sid", account.service())
                .put("verification_sid", verification.sid)
                .put("date_created", Timestamps.of(sending.at()))
                .put("date_updated", Timestamps.of(sending.updated(now)))
                .put("conversion_status", converted ? "converted" : "unconverted")
                .put("channel", sending.channel())
                .put("price", new JsonObject().put("value", "0.05").put("currency", "usd"))
                .put("channel_data", data)
                .put("url", origin + AttemptRoutes.PATH + "/" + sending.sid());
    }
}
