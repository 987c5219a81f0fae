package dev.sallyport.web;

import java.util.List;
import java.util.Locale;

/// Which of the languages that the pages speak is the best for a reader.
///
/// The texts are English only for now; the region that the reader asks for still decides how a date is written.
public final class Languages {
    private Languages() {}

    /// Picks the best language for someone.
    ///
    /// @param wanted what the reader prefers, best first, as from `Accept-Language`
    public static Locale spoken(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> locale.getLanguage().equals("en"))
                .findFirst()
                .map(locale -> Locale.of("en", locale.getCountry()))
                .orElse(Locale.UK);
    }
}
