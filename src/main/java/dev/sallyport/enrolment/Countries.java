package dev.sallyport.enrolment;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The countries that the phone page offers, and the one it starts with.
@Singleton
public final class Countries {
    /// Languages that point to one country above all. English, Spanish, Portuguese and Arabic do not.
    private static final Map<String, String> HOMES = Map.ofEntries(
            Map.entry("bg", "BG"),
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("et", "EE"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("he", "IL"),
            Map.entry("hr", "HR"),
            Map.entry("hu", "HU"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("lt", "LT"),
            Map.entry("lv", "LV"),
            Map.entry("nb", "NO"),
            Map.entry("nl", "NL"),
            Map.entry("no", "NO"),
            Map.entry("pl", "PL"),
            Map.entry("ro", "RO"),
            Map.entry("sk", "SK"),
            Map.entry("sl", "SI"),
            Map.entry("sv", "SE"),
            Map.entry("th", "TH"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("vi", "VN"));

    private static final String EVERY_ONE = "*";

    private final Map<String, Integer> callingCodes = callingCodes();
    private final SortedSet<String> served;
    private final String fallback;

    Countries(EnrolmentConfig config) {
        Set<String> named = config.countries();
        served = new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedRegions());
        if (!named.contains(EVERY_ONE)) {
            served.retainAll(named);
        }
        if (served.isEmpty()) {
            throw new ConfigurationException(
                    "sallyport.enrolment.countries names no country that phones belong to, so nobody could add one");
        }
        fallback = serve(config.defaultCountry()) ? config.defaultCountry() : served.first();
    }

    /// Whether a phone of that country may be added.
    ///
    /// @param region ISO 3166-1 alpha-2
    boolean serve(String region) {
        return served.contains(region);
    }

    /// Those whose phones may be added, with their calling codes, in the order of that language.
    public List<CountryChoice> choices(Locale language) {
        Comparator<CountryChoice> byLabel = Comparator.comparing(CountryChoice::label, Collator.getInstance(language));
        return served.stream()
                .map(region -> new CountryChoice(region, label(region, language)))
                .sorted(byLabel)
                .toList();
    }

    /// The country to start with: of the first locale that names one of them, or whose language is at home in one; else
    /// the configured one.
    public String startingWith(List<Locale> locales) {
        return locales.stream()
                .flatMap(locale -> regionOf(locale).stream())
                .findFirst()
                .orElse(fallback);
    }

    private Optional<String> regionOf(Locale locale) {
        String named = locale.getCountry().isEmpty() ? HOMES.get(locale.getLanguage()) : locale.getCountry();
        return Optional.ofNullable(named).filter(this::serve);
    }

    private String label(String region, Locale language) {
        String name = Locale.of("", region).getDisplayCountry(language);
        return name + " (+" + callingCodes.get(region) + ")";
    }

    /// From the library's own table. Asked for the code of one country it reads all that it knows of that country's
    /// numbers, and the list of all would have it read, and keep, everything.
    private static Map<String, Integer> callingCodes() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        Map<String, Integer> codes = new HashMap<>();
        for (int code : numbers.getSupportedCallingCodes()) {
            numbers.getRegionCodesForCountryCode(code).forEach(region -> codes.put(region, code));
        }
        return Map.copyOf(codes);
    }
}
