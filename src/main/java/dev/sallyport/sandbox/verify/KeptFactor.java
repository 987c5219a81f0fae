package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.OneTimePassword;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// One factor of somebody's: the key of an authenticator app.
final class KeptFactor {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_CHECKS = 5;

    final String sid;
    final String identity;
    private final TotpShape shape;
    private final String name;
    private final byte[] key;
    private final Instant since;
    private boolean verified;
    private int checks;

    private KeptFactor(String sid, String identity, TotpShape shape, String name, byte[] key, Instant since) {
        this.sid = sid;
        this.identity = identity;
        this.shape = shape;
        this.name = name;
        this.key = key;
        this.since = since;
    }

    static KeptFactor of(String identity, TotpShape shape, String name, Instant now) {
        byte[] key = new byte[20];
        RANDOM.nextBytes(key);
        return new KeptFactor(Sid.random("YF"), identity, shape, name, key, now);
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
        long step = now.getEpochSecond() / shape.timeStep();
        for (int offset = -shape.skew(); offset <= shape.skew(); offset++) {
            if (OneTimePassword.of(hash(), key, step + offset, shape.codeLength())
                    .equals(typed)) {
                return true;
            }
        }
        return false;
    }

    private String hash() {
        return shape.alg().toUpperCase(Locale.ROOT);
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
                .put("factor_type", "totp")
                .put("config", shape.json())
                .putNull("metadata")
                .put(
                        "url",
                        "%s/v2/Services/%s/Entities/%s/Factors/%s".formatted(origin, account.service(), identity, sid));
    }

    /// As Verify shows it once, to whoever made it.
    JsonObject newJson(VerifyAccount account, String origin) {
        String secret = Base32.encode(key);
        String uri = "otpauth://totp/Sandbox:%s?secret=%s&issuer=Sandbox&algorithm=%s&digits=%d&period=%d"
                .formatted(
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                        secret,
                        hash(),
                        shape.codeLength(),
                        shape.timeStep());
        return json(account, origin)
                .put("binding", new JsonObject().put("secret", secret).put("uri", uri))
                .putNull("options");
    }

    /// All of it, for [#of] after a live reload.
    synchronized JsonObject saved() {
        return new JsonObject()
                .put("sid", sid)
                .put("identity", identity)
                .put("config", shape.json())
                .put("name", name)
                .put("key", Base64.getEncoder().encodeToString(key))
                .put("since", since.toString())
                .put("verified", verified)
                .put("checks", checks);
    }

    static KeptFactor of(JsonObject saved) {
        KeptFactor factor = new KeptFactor(
                saved.getString("sid"),
                saved.getString("identity"),
                TotpShape.of(saved.getJsonObject("config")),
                saved.getString("name"),
                Base64.getDecoder().decode(saved.getString("key")),
                Instant.parse(saved.getString("since")));
        factor.verified = saved.getBoolean("verified");
        factor.checks = saved.getInteger("checks");
        return factor;
    }
}
