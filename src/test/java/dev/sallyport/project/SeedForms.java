package dev.sallyport.project;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The seed of an app's key, in each of the ways that a program writes bytes.
final class SeedForms {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private SeedForms() {}

    /// @param base32 of whole bytes
    static List<String> of(String base32) {
        BigInteger seed = base32.chars()
                .mapToObj(digit -> BigInteger.valueOf(BASE_32.indexOf(digit)))
                .reduce(BigInteger.ZERO, (high, low) -> high.shiftLeft(BITS).or(low));
        String hex = ("%0" + base32.length() * BITS / 4 + "x").formatted(seed);
        byte[] bytes = HexFormat.of().parseHex(hex);
        return List.of(
                base32,
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
