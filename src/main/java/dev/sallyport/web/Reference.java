package dev.sallyport.web;

import java.security.SecureRandom;

/// The number that stands both on an error page and in the log, so that one can be found by the other.
///
/// @param value eight letters and digits that are hard to misread, such as `K7QF-2M9D`
public record Reference(String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static Reference random() {
        SecureRandom random = new SecureRandom();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append(i == 4 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Reference(letters.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
