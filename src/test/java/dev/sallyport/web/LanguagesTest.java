package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void firstEnglishWishDecidesTheRegion() {
        assertThat(Languages.spoken(List.of(Locale.GERMANY, Locale.US, Locale.UK)))
                .isEqualTo(Locale.US);
    }

    @Test
    void otherLanguagesGetPlainEnglish() {
        assertThat(Languages.spoken(List.of(Locale.GERMANY))).isEqualTo(Locale.UK);
        assertThat(Languages.spoken(List.of(Locale.of("*")))).isEqualTo(Locale.UK);
        assertThat(Languages.spoken(List.of())).isEqualTo(Locale.UK);
    }
}
