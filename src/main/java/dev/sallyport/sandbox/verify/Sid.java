package dev.sallyport.sandbox.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// Names as Twilio gives them: two letters for the kind, and 32 hexadecimal digits.
final class Sid {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sid() {}

    /// Always the same for a text.
    static String derived(String kind, String text) {
        return kind + UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString().replace("-", "");
    }

    static String random(String kind) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return kind + HexFormat.of().formatHex(bytes);
    }
}
