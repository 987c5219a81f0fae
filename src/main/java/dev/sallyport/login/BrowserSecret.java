package dev.sallyport.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// What a login's cookie holds: 256 random bits. The store has only their hash.
record BrowserSecret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static BrowserSecret fresh() {
        return new BrowserSecret(random(32));
    }

    /// A name that nobody guesses, from as many random bytes.
    static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    boolean hashesTo(String hash) {
        return MessageDigest.isEqual(hash().getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "BrowserSecret[masked]";
    }
}
