package dev.sallyport.enrolment;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.FactorLine;
import java.util.Locale;

/// One factor that the person holds, on the page on which they may remove it.
///
/// @param id of the authenticator
/// @param justUsed whether it is the one that they have proven in this login
/// @param mayGo whether they may remove it
/// @param loss what follows if they do
public record HeldFactor(String id, FactorLine line, boolean justUsed, boolean mayGo, String loss) {
    public static HeldFactor of(Authenticator held, Locale locale, boolean justUsed, boolean mayGo) {
        return new HeldFactor(held.id(), FactorLine.of(held, locale), justUsed, mayGo, loss(held.kind()));
    }

    private static String loss(FactorKind kind) {
        return switch (kind) {
            case TOTP, VERIFY_TOTP, VERIFY_PUSH -> "It does not let you in any more, even if it stays on your device.";
            case AUTHY, VERIFY -> "Its codes do not let you in any more.";
            case EMAIL -> "Codes by e-mail do not let you in any more.";
            case RECOVERY -> "None of these codes lets you in any more.";
        };
    }
}
