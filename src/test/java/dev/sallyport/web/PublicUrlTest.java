package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://mfa.example.com", "https://mfa.example.com/", " https://mfa.example.com "})
    void slashAtTheEndMakesNoDifference(String configured) {
        assertThat(PublicUrl.parse(configured, true)).hasToString("https://mfa.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mfa.example.com",
                "ftp://mfa.example.com",
                "https://",
                "https://a b",
                "https://me:secret@mfa.example.com",
                "https://mfa.example.com/path",
                "https://mfa.example.com?a=b",
                "https://mfa.example.com#top"
            })
    void malformedAddressIsRefusedWithASentenceThatNamesTheKey(String configured) {
        assertThatThrownBy(() -> PublicUrl.parse(configured, false))
                .hasMessageContaining("sallyport.base-url must hold")
                .hasMessageContaining("https://mfa.example.com")
                .hasMessageNotContaining("secret");
    }

    @Test
    void plainHttpIsForDevelopmentOnly() {
        assertThat(PublicUrl.parse("http://localhost:8080", false)).hasToString("http://localhost:8080");
        assertThatThrownBy(() -> PublicUrl.parse("http://localhost:8080", true)).hasMessageContaining("https://");
    }
}
