package dev.sallyport.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for the phone. Posts `country` and `number` to `action/phone`, and nothing to `action/choose` or, for whoever
/// gives up, `action/cancel`.
///
/// @param selectedCountry the region that is chosen at first
/// @param typedNumber what the person typed before, empty at first
/// @param mayChoose another factor to add
/// @param moving whether the phone is to take the place of the Authy phone that was proven
@CheckedTemplate(basePath = "enrolment")
public record PhonePage(
        String action,
        List<CountryChoice> countries,
        String selectedCountry,
        String typedNumber,
        @Nullable PhoneProblem problem,
        boolean mayChoose,
        boolean moving,
        String clientName)
        implements TemplateInstance {
    public PhonePage {
        countries = List.copyOf(countries);
    }

    @Override
    public String toString() {
        return "PhonePage[" + action + "]";
    }
}
