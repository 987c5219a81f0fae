package dev.sallyport.support;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why somebody was reset, in the words of whoever did it. It stands in the audit, so neither a phone number nor an
/// e-mail address may be in it.
public record ResetReason(String text) {
    private static final int LONGEST = 200;
    private static final Pattern PERSONAL = Pattern.compile("@|([0-9][ ()/.-]*){7,}");

    public ResetReason {
        problem(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// What is wrong with such a reason, as a sentence; empty if nothing is.
    public static Optional<String> problem(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.of("The reason must have 1 to " + LONGEST + " characters.");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("The reason must be one line of plain text.");
        }
        return PERSONAL.matcher(text).find()
                ? Optional.of("The reason is kept in the audit: leave phone numbers and e-mail addresses out of it.")
                : Optional.empty();
    }
}
