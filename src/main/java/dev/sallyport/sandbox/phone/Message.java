package dev.sallyport.sandbox.phone;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// A text, or what was said in a call.
///
/// @param to the number it went to, as E.164, or an e-mail address
/// @param code the one-time code in it, digits only
/// @param text all of it
/// @param from the provider, as the phone names it
public record Message(Kind kind, String to, String code, String text, Instant at, String from) {
    /// How a message reaches the phone.
    public enum Kind {
        TEXT,
        CALL,
        WHATSAPP,
        EMAIL
    }

    JsonObject json() {
        return new JsonObject()
                .put("kind", kind.name())
                .put("to", to)
                .put("code", code)
                .put("text", text)
                .put("at", at.toString())
                .put("from", from);
    }

    static Message of(JsonObject json) {
        return new Message(
                Kind.valueOf(json.getString("kind")),
                json.getString("to"),
                json.getString("code"),
                json.getString("text"),
                Instant.parse(json.getString("at")),
                json.getString("from", "Authy"));
    }

    @Override
    public String toString() {
        return "Message[" + kind + ", masked]";
    }
}
