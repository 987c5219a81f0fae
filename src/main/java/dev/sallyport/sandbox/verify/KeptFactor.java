package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One factor of somebody's: the key of an authenticator app, or an app that has a key of its own.
final class KeptFactor {
    private static final int MOST_CHECKS = 5;

    final String sid;
    final String identity;
    private final String name;
    private final @Nullable TotpKey key;
    private final Instant since;
    private boolean verified;
    private int checks;

    private KeptFactor(String sid, String identity, String name, @Nullable TotpKey key, Instant since) {
        this.sid = sid;
        this.identity = identity;
        this.name = name;
        this.key = key;
        this.since = since;
    }

    static KeptFactor totp(String identity, TotpShape shape, String name, Instant now) {
        return new KeptFactor(Sid.random("YF"), identity, name, TotpKey.fresh(shape), now);
    }

    /// An app, which has proven its key already.
    static KeptFactor push(String identity, String name, Instant now) {
        KeptFactor factor = new KeptFactor(Sid.random("YF"), identity, name, null, now);
        factor.verified = true;
        return factor;
    }

    String type() {
        return key == null ? "push" : "totp";
    }

    synchronized boolean isVerified() {
        return verified;
    }

    synchronized boolean checksAreUsedUp() {
        return !verified && checks >= MOST_CHECKS;
    }

    /// Verifies it, if the code is right. One that is verified stays so.
    synchronized void verify(String typed, Instant now) {
        checks++;
        verified = verified || shows(typed, now);
    }

    /// Whether an app with this key shows the code about now; a code may be shown to it twice.
    boolean shows(String typed, Instant now) {
        return key != null && key.shows(typed, now);
    }

    /// As Verify shows it.
    synchronized JsonObject json(VerifyAccount account, String origin) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", account.sid())
                .put("service_sid", account.service())
                .put("entity_sid", Sid.derived("YE", identity))
                .put("identity", identity)
                .put("date_created", Timestamps.of(since))
                .put("date_updated", Timestamps.of(since))
                .put("friendly_name", name)
                .put("status", verified ? "verified" : "unverified")
                .put("factor_type", type())
                .put("config", key == null ? appConfig() : key.shape().json())
                .putNull("metadata")
                .put(
                        "url",
                        "%s/v2/Services/%s/Entities/%s/Factors/%s".formatted(origin, account.service(), identity, sid));
    }

    private static JsonObject appConfig() {
        return new JsonObject()
                .put("sdk_version", "1.0")
                .put("app_id", "org.example.sandbox")
                .put("notification_platform", "none")
                .put("notification_token", "");
    }

    /// As Verify shows it once, to whoever made it.
    JsonObject newJson(VerifyAccount account, String origin) {
        return json(account, origin)
                .put(
                        "binding",
                        Optional.ofNullable(key).map(one -> one.binding(name)).orElse(null))
                .putNull("options");
    }

    /// All of it, for [#of] after a live reload.
    synchronized JsonObject saved() {
        return new JsonObject()
                .put("sid", sid)
                .put("identity", identity)
                .put("name", name)
                .put("key", key == null ? null : key.saved())
                .put("since", since.toString())
                .put("verified", verified)
                .put("checks", checks);
    }

    static KeptFactor of(JsonObject saved) {
        JsonObject key = saved.getJsonObject("key");
        KeptFactor factor = new KeptFactor(
                saved.getString("sid"),
                saved.getString("identity"),
                saved.getString("name"),
                key == null ? null : TotpKey.of(key),
                Instant.parse(saved.getString("since")));
        factor.verified = saved.getBoolean("verified");
        factor.checks = saved.getInteger("checks");
        return factor;
    }
}
