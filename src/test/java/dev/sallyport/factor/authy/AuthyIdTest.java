package dev.sallyport.factor.authy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.factor.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthyIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12a", "1/2", "..", "-1", "1.0", "１２", "12\n", "12345678901234567890"})
    void whatIsNotOnlyDigitsIsNoAuthyId(String text) {
        assertThat(AuthyId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthyId(text));
    }

    @Test
    void handleLeadsBackToTheId() {
        AuthyId id = new AuthyId("1635");

        assertThat(AuthyId.of(id.handle())).contains(id);
        assertThat(AuthyId.of(new Handle("VE123"))).isEmpty();
    }
}
