package dev.sallyport.factor;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One factor, as its owner is shown what they hold.
///
/// @param detail what tells it from others of its kind
/// @param phone masked, behind the detail
public record FactorLine(
        String name, String detail, @Nullable String phone, String sinceDate, String sinceText) {
    public static FactorLine of(Authenticator authenticator, Locale locale) {
        LocalDate since = LocalDate.ofInstant(authenticator.since(), ZoneOffset.UTC);
        return new FactorLine(
                name(authenticator.kind()),
                detail(authenticator),
                Optional.ofNullable(authenticator.phone())
                        .map(PhoneNumber::masked)
                        .orElse(null),
                since.toString(),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(since));
    }

    private static String name(FactorKind kind) {
        return switch (kind) {
            case TOTP, VERIFY_TOTP -> "Authenticator app";
            case VERIFY_PUSH -> "Our app";
            case AUTHY -> "Codes by Authy";
            case VERIFY -> "Codes to a phone";
            case EMAIL -> "Codes by e-mail";
            case RECOVERY -> "Recovery codes";
        };
    }

    private static String detail(Authenticator authenticator) {
        return switch (authenticator.kind()) {
            case TOTP, VERIFY_TOTP -> "An app on a device of yours makes the codes";
            case VERIFY_PUSH -> "It asks you on your phone";
            case AUTHY -> authenticator.phone() == null ? "Registered with the Authy app" : "Phone";
            case VERIFY -> "Phone";
            case EMAIL -> "Your e-mail address";
            case RECOVERY -> "On paper, or wherever you keep them";
        };
    }
}
