package dev.sallyport.sandbox.authy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The running token of one user's app: RFC 6238 over HMAC-SHA1 with seven digits and steps of 20 seconds.
///
/// @param secret 20 bytes in hexadecimal
record SoftToken(String secret) {
    static final Duration STEP = Duration.ofSeconds(20);

    private static final SecureRandom RANDOM = new SecureRandom();

    static SoftToken random() {
        byte[] secret = new byte[20];
        RANDOM.nextBytes(secret);
        return new SoftToken(HexFormat.of().formatHex(secret));
    }

    String at(Instant time) {
        byte[] hash = hash(time.getEpochSecond() / STEP.toSeconds());
        // RFC 4226 §5.3: the last four bits say where the 31 bits begin.
        int start = hash[hash.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(hash).getInt(start) & 0x7fffffff;
        return "%07d".formatted(bits % 10_000_000);
    }

    /// The step before is accepted too: a person types for some seconds.
    boolean accepts(String token, Instant now) {
        return token.equals(at(now)) || token.equals(at(now.minus(STEP)));
    }

    static Duration left(Instant now) {
        return Duration.ofMillis(STEP.toMillis() - now.toEpochMilli() % STEP.toMillis());
    }

    private byte[] hash(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    @Override
    public String toString() {
        return "SoftToken[masked]";
    }
}
