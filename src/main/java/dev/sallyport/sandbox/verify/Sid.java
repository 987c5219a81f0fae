package dev.sallyport.sandbox.verify;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Names as Twilio gives them: two letters for the kind, and 32 hexadecimal digits.
final class Sid {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sid() {}

    static String random(String kind) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return kind + HexFormat.of().formatHex(bytes);
    }
}
