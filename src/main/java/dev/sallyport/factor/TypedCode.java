package dev.sallyport.factor;

import java.util.Optional;

/// What a person typed to prove a factor, in the one form that it is compared in. Never printed.
public sealed interface TypedCode permits OneTimeCode, RecoveryCode {
    String value();

    /// Reads what somebody typed to prove a factor of that kind; empty for what cannot be a code of it, so that nobody
    /// need be asked.
    static Optional<TypedCode> of(FactorKind kind, String typed) {
        return switch (kind) {
            case TOTP, VERIFY_TOTP, AUTHY, VERIFY, EMAIL ->
                OneTimeCode.typed(typed).map(code -> code);
            // It has none.
            case VERIFY_PUSH -> Optional.empty();
            case RECOVERY -> RecoveryCode.typed(typed).map(code -> code);
        };
    }
}
