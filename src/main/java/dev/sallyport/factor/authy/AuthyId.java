package dev.sallyport.factor.authy;

import dev.sallyport.factor.Handle;
import java.util.Optional;
import java.util.regex.Pattern;

/// Authy's number for one person's phone. Digits only, so that it may stand in a URL path. Masked when printed.
record AuthyId(String digits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    AuthyId {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("An Authy id has only digits");
        }
    }

    static Optional<AuthyId> of(Handle handle) {
        return parse(handle.value());
    }

    static Optional<AuthyId> parse(String text) {
        return DIGITS.matcher(text).matches() ? Optional.of(new AuthyId(text)) : Optional.empty();
    }

    Handle handle() {
        return new Handle(digits);
    }

    @Override
    public String toString() {
        return "AuthyId[masked]";
    }
}
