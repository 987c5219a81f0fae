package dev.sallyport.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What ties a login to its browser: 256 bits that nobody else knows. The store has only their hash.
record BrowserSecret(String value) {
    static BrowserSecret fresh() {
        return new BrowserSecret(random(32));
    }

    /// A name that nobody guesses, from as many random bytes.
    static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        // Not in a static field, which a native executable would have in it with the seed of the machine that built it.
        new SecureRandom().nextBytes(drawn);
        return text(drawn);
    }

    /// The secret that takes this one's place with the proof of a code that was typed on `page`. It takes both to tell
    /// it: whoever stole this one before has never seen that page, and the page alone does not open anything.
    BrowserSecret successor(String page) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new BrowserSecret(text(hmac.doFinal(page.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    String hash() {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    boolean hashesTo(String hash) {
        return MessageDigest.isEqual(hash().getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "BrowserSecret[masked]";
    }
}
