package dev.sallyport.factor.verify;

import dev.sallyport.factor.CodeReference;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Twilio's name for one verification: one code to one phone. It names nobody and opens nothing, and may stand in a URL
/// path.
record VerificationSid(String value) {
    private static final Pattern SID = Pattern.compile("VE[0-9a-fA-F]{32}");

    VerificationSid {
        if (!SID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the SID of a verification");
        }
    }

    static Optional<VerificationSid> of(@Nullable CodeReference reference) {
        return parse(reference == null ? null : reference.value());
    }

    static Optional<VerificationSid> parse(@Nullable String text) {
        return text != null && SID.matcher(text).matches() ? Optional.of(new VerificationSid(text)) : Optional.empty();
    }

    /// @param message the SID of the attempt that brings the code; null if Verify names none
    CodeReference reference(@Nullable String message) {
        return new CodeReference(value, message);
    }
}
