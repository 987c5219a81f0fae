package dev.sallyport.sandbox.tenant;

import java.security.SecureRandom;
import java.util.Base64;

/// Names that mean nothing and cannot be guessed: 192 random bits in URL-safe letters.
final class Opaque {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Opaque() {}

    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
