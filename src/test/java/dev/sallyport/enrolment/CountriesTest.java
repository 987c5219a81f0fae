package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountriesTest {
    private final Countries countries = new Countries(ExplicitEnrolmentConfig.EVERYWHERE);

    @Test
    void choicesTellTheCallingCodeInTheOrderOfTheLanguage() {
        List<CountryChoice> choices = countries.choices(Locale.UK);

        assertThat(choices)
                .contains(new CountryChoice("DE", "Germany (+49)"), new CountryChoice("US", "United States (+1)"));
        assertThat(choices.getFirst().label()).startsWith("Afghanistan");
        assertThat(choices).hasSizeGreaterThan(200);
    }

    @Test
    void everyCallingCodeIsTheOneThatTheLibraryKnowsForTheCountry() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

        assertThat(countries.choices(Locale.UK))
                .allSatisfy(choice -> assertThat(choice.label())
                        .endsWith(" (+" + numbers.getCountryCodeForRegion(choice.region()) + ")"));
    }

    @Test
    void firstLocaleThatNamesACountryDecides() {
        assertThat(countries.startingWith(List.of(Locale.ENGLISH, Locale.forLanguageTag("de-AT"), Locale.US)))
                .isEqualTo("AT");
    }

    @Test
    void languageThatIsAtHomeInOneCountryWillDo() {
        assertThat(countries.startingWith(List.of(Locale.FRENCH))).isEqualTo("FR");
        assertThat(countries.startingWith(List.of(Locale.JAPANESE))).isEqualTo("JP");
        assertThat(countries.startingWith(List.of(Locale.forLanguageTag("ar")))).isEqualTo("SE");
    }

    @Test
    void configuredCountryIsTheLastResort() {
        assertThat(countries.startingWith(List.of(Locale.ENGLISH, Locale.ROOT))).isEqualTo("SE");
        assertThat(countries.startingWith(List.of())).isEqualTo("SE");
    }

    @Test
    void onlyCountriesThatAreServedAreOffered() {
        Countries few = new Countries(ExplicitEnrolmentConfig.serving("DE", "AT"));

        assertThat(few.choices(Locale.UK))
                .containsExactly(new CountryChoice("AT", "Austria (+43)"), new CountryChoice("DE", "Germany (+49)"));
        assertThat(few.startingWith(List.of(Locale.FRANCE, Locale.GERMANY))).isEqualTo("DE");
        assertThat(few.startingWith(List.of(Locale.FRENCH))).isEqualTo("AT");
    }

    @Test
    void listThatNamesNoCountryStopsTheStart() {
        EnrolmentConfig config = ExplicitEnrolmentConfig.serving("UK");

        assertThatThrownBy(() -> new Countries(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("sallyport.enrolment.countries");
    }
}
