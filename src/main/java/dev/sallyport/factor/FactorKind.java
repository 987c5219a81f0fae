package dev.sallyport.factor;

import java.util.Arrays;
import java.util.Optional;

/// The factors there are, the strongest first, by the name that the store, the pointer in `app_metadata` and the answer
/// use.
public enum FactorKind {
    /// A key in an authenticator app of the person's choice: nothing is sent that could be read or carried off.
    TOTP("totp", false),
    /// As [#TOTP], with a key that Twilio Verify keeps: one more who has it, and who has to be reached.
    VERIFY_TOTP("verify-totp", false),
    /// An app of the tenant's own that asks its owner, by Twilio Verify: nothing that could be carried off, and worth
    /// less than a code, so that it is no way in where more is asked for.
    VERIFY_PUSH("verify-push", false),
    /// A phone that Authy knows: its app, a text or a call.
    AUTHY("authy", true),
    /// A phone that Twilio Verify brings codes to.
    VERIFY("verify", true),
    /// A mailbox that Twilio Verify sends codes to.
    EMAIL("email", true),
    /// Codes on paper, for whoever has lost all the others.
    RECOVERY("recovery", false);

    private final String wireName;
    private final boolean sendsCodes;

    FactorKind(String wireName, boolean sendsCodes) {
        this.wireName = wireName;
        this.sendsCodes = sendsCodes;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether a code has to be brought to the person, as opposed to one that they have or can see already.
    public boolean sendsCodes() {
        return sendsCodes;
    }

    /// Whether somebody may hold it and nothing else, as opposed to beside another one only.
    public boolean standsAlone() {
        return switch (this) {
            case TOTP, VERIFY_TOTP, VERIFY_PUSH, AUTHY, VERIFY -> true;
            case EMAIL, RECOVERY -> false;
        };
    }

    public static Optional<FactorKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }
}
