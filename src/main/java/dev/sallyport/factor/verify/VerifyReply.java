package dev.sallyport.factor.verify;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A verification, a check of one, or an error, as far as we read them.
///
/// All fields are texts: `status` is a word of a verification's, and the HTTP status as a number of an error's. `valid`
/// is not read; it is an older word for some of what `status` says.
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record VerifyReply(
        @Nullable String sid,
        @Nullable String status,
        @Nullable String code) {
    private static final Pattern CODE = Pattern.compile("[0-9]{5}");

    /// How far a verification has got.
    enum Status {
        PENDING,
        APPROVED,
        CANCELED,
        MAX_ATTEMPTS_REACHED,
        DELETED,
        FAILED,
        EXPIRED,
        /// A word that we do not know.
        UNKNOWN
    }

    /// A reply of which only the HTTP status is known.
    static VerifyReply unread() {
        return new VerifyReply(null, null, null);
    }

    Optional<VerificationSid> verification() {
        return VerificationSid.parse(sid);
    }

    boolean isAbout(VerificationSid asked) {
        return asked.value().equals(sid);
    }

    Status progress() {
        for (Status known : Status.values()) {
            if (known != Status.UNKNOWN && known.name().toLowerCase(Locale.ROOT).equals(status)) {
                return known;
            }
        }
        return Status.UNKNOWN;
    }

    TwilioError error() {
        return TwilioError.ofCode(errorCode());
    }

    /// As Twilio's table has it, for the log; empty for whatever is no code of that table's.
    String errorCode() {
        return code != null && CODE.matcher(code).matches() ? code : "";
    }

    @Override
    public String toString() {
        return "VerifyReply[%s, %s]".formatted(progress(), error());
    }
}
