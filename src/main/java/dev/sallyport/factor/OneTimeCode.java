package dev.sallyport.factor;

import java.util.Optional;

/// A one-time code of 6 to 8 ASCII digits, so that it may stand in a URL path. Never printed.
public record OneTimeCode(String digits) implements TypedCode {
    public OneTimeCode {
        if (!digits.matches("[0-9]{6,8}")) {
            throw new IllegalArgumentException("A one-time code has 6 to 8 digits");
        }
    }

    /// Reads what a person typed or pasted: blanks and dashes are dropped, digits of any script (full-width,
    /// Arabic-Indic) become ASCII ones.
    public static Optional<OneTimeCode> typed(String text) {
        if (text.length() > 64) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.isDigit(codePoint)) {
                digits.append(Character.digit(codePoint, 10));
            } else if (!isFiller(codePoint)) {
                return Optional.empty();
            }
        }
        return digits.length() < 6 || digits.length() > 8
                ? Optional.empty()
                : Optional.of(new OneTimeCode(digits.toString()));
    }

    private static boolean isFiller(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.getType(codePoint) == Character.DASH_PUNCTUATION
                || Character.getType(codePoint) == Character.SPACE_SEPARATOR;
    }

    @Override
    public String value() {
        return digits;
    }

    @Override
    public String toString() {
        return "OneTimeCode[masked]";
    }
}
