package dev.sallyport.factor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A recovery code: 16 characters of Crockford's base 32, which are 80 bits, without the dashes they are shown with.
/// Never printed.
public record RecoveryCode(String value) implements TypedCode {
    /// How many characters one has; five bits each.
    public static final int LENGTH = 16;

    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");
    private static final int LONGEST = 64;

    public RecoveryCode {
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException("A recovery code has 16 characters of Crockford's base 32");
        }
    }

    /// Reads what a person typed: case, blanks and dashes do not matter, and letters that look like a digit are read as
    /// that digit.
    public static Optional<RecoveryCode> typed(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return CODE.matcher(plain).matches() ? Optional.of(new RecoveryCode(plain)) : Optional.empty();
    }

    /// As it is shown: in groups of four.
    public String grouped() {
        return value.replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return "RecoveryCode[masked]";
    }
}
