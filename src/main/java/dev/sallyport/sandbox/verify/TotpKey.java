package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.phone.OneTimePassword;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// A key that Verify has made for an authenticator app.
///
/// @param secret in base 64
record TotpKey(TotpShape shape, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static TotpKey fresh(TotpShape shape) {
        byte[] key = new byte[20];
        RANDOM.nextBytes(key);
        return new TotpKey(shape, Base64.getEncoder().encodeToString(key));
    }

    /// Whether an app with this key shows the code about now.
    boolean shows(String typed, Instant now) {
        long step = now.getEpochSecond() / shape.timeStep();
        for (int offset = -shape.skew(); offset <= shape.skew(); offset++) {
            if (OneTimePassword.of(hash(), bytes(), step + offset, shape.codeLength())
                    .equals(typed)) {
                return true;
            }
        }
        return false;
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(secret);
    }

    private String hash() {
        return shape.alg().toUpperCase(Locale.ROOT);
    }

    /// What an app takes.
    JsonObject binding(String account) {
        String key = Base32.encode(bytes());
        String uri = "otpauth://totp/Sandbox:%s?secret=%s&issuer=Sandbox&algorithm=%s&digits=%d&period=%d"
                .formatted(
                        URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20"),
                        key,
                        hash(),
                        shape.codeLength(),
                        shape.timeStep());
        return new JsonObject().put("secret", key).put("uri", uri);
    }

    JsonObject saved() {
        return new JsonObject().put("shape", shape.json()).put("secret", secret);
    }

    static TotpKey of(JsonObject saved) {
        return new TotpKey(TotpShape.of(saved.getJsonObject("shape")), saved.getString("secret"));
    }

    @Override
    public String toString() {
        return "TotpKey[masked]";
    }
}
