package dev.sallyport.sandbox.verify;

import java.math.BigInteger;

/// Base 32 of RFC 4648, as apps read keys.
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /// @param bytes a multiple of five of them, so that no padding is needed
    static String encode(byte[] bytes) {
        BigInteger bits = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int at = bytes.length * 8 - 5; at >= 0; at -= 5) {
            text.append(ALPHABET.charAt(bits.shiftRight(at).intValue() & 31));
        }
        return text.toString();
    }
}
