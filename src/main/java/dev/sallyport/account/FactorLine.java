package dev.sallyport.account;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.Authenticator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One factor, as the account page shows it.
///
/// @param phone masked
public record FactorLine(String name, @Nullable String phone, String sinceDate, String sinceText) {
    static FactorLine of(Authenticator authenticator, Locale locale) {
        LocalDate since = LocalDate.ofInstant(authenticator.since(), ZoneOffset.UTC);
        return new FactorLine(
                name(authenticator.kind()),
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
            case AUTHY -> "Codes by Authy";
        };
    }
}
