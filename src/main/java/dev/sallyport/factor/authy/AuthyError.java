package dev.sallyport.factor.authy;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Authy's error codes come down to for a login.
///
/// The codes are those of Twilio's table of Authy errors, and of the enum in the official Java client.
enum AuthyError {
    /// The key, or the account behind it, is refused: someone must look at the configuration.
    OUR_ACCOUNT("60001", "60008", "60057", "60060", "60061", "60063", "60073"),
    /// The code was used before, or is none. Authy says both, we tell nobody which.
    WRONG_CODE("60019", "60020", "60022"),
    /// This number or e-mail address cannot be registered.
    PHONE_REFUSED("60013", "60027", "60033", "60038", "60059", "60078"),
    /// This number cannot take a text, or the call was not put through.
    NOT_REACHABLE("60014", "60015", "60082", "60083", "60115"),
    /// Too much was sent, to this person or by this application.
    TOO_MANY("60003", "60009", "60010", "60011", "60012", "60120"),
    /// Authy does not know the id, or has suspended the person behind it.
    UNKNOWN_USER("60016", "60017", "60018", "60026", "60106", "60107", "60127", "60128"),
    /// The person has no app that could be asked.
    NO_APP("60050", "60051"),
    /// The application may not ask people's apps: someone must look at Authy's console.
    ONETOUCH_OFF("60064", "60065"),
    /// No code, or one that says nothing about this login.
    OTHER();

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<String> codes;

    AuthyError(String... codes) {
        this.codes = Set.of(codes);
    }

    static AuthyError ofCode(@Nullable String code) {
        return code == null
                ? OTHER
                : Arrays.stream(values())
                        .filter(error -> error.codes.contains(code))
                        .findFirst()
                        .orElse(OTHER);
    }
}
