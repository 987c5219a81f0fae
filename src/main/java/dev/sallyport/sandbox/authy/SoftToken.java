package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.phone.OneTimePassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

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
        byte[] key = HexFormat.of().parseHex(secret);
        return OneTimePassword.of("SHA1", key, time.getEpochSecond() / STEP.toSeconds(), 7);
    }

    /// The step before is accepted too: a person types for some seconds.
    boolean accepts(String token, Instant now) {
        return token.equals(at(now)) || token.equals(at(now.minus(STEP)));
    }

    static Duration left(Instant now) {
        return Duration.ofMillis(STEP.toMillis() - now.toEpochMilli() % STEP.toMillis());
    }

    @Override
    public String toString() {
        return "SoftToken[masked]";
    }
}
