package dev.sallyport.settings;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/// Checks of countries, by their two capital letters (ISO 3166-1 alpha-2).
final class Countries {
    private static final String EVERY_ONE = "*";

    private Countries() {}

    static Check country() {
        return value -> Check.faultIf(!value.matches("[A-Z]{2}"), "is not a country's two capital letters");
    }

    static Check listOrEveryOne() {
        Check list = Lists.each(country().and(Countries::unknown));
        return value -> value.strip().equals(EVERY_ONE) ? Optional.empty() : list.fault(value);
    }

    /// Somebody who writes UK means GB, and would keep a whole country out.
    private static Optional<String> unknown(String region) {
        return Check.faultIf(
                !PhoneNumberUtil.getInstance().getSupportedRegions().contains(region),
                "names a country that no phone number belongs to");
    }
}
