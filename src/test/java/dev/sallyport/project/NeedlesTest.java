package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    private final Needles needles = new Needles(List.of("1234567", "1234", "hush-hush", "hush-money", "zzzz"));

    @ParameterizedTest
    @ValueSource(
            strings = {"1234567", "code=1234.", "hush-hush, they say", "they say hush-money", "zzzzz", "11234 and 1234"
            })
    void isFoundWhereverItStands(String line) {
        assertThat(needles.standIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hus", "hush", "hush-hus", "Hush-hush", "12345678", "01234567", "12 34"})
    void isNotFoundInPartNorInsideOfOtherDigits(String line) {
        assertThat(needles.standIn(line)).isFalse();
    }

    @Test
    void nothingIsFoundIfNothingIsLookedFor() {
        assertThat(new Needles(List.of()).standIn("anything")).isFalse();
    }
}
