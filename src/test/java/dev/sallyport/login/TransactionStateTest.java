package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionStateTest {
    @ParameterizedTest
    @CsvSource({"abc, abc", "a%2Fb%3D%3D, a/b==", "a+b, a+b", "a%2Bb, a+b", "a=b, a=b"})
    void stateIsKeptAsItStoodAndReadAsAuth0MeansIt(String raw, String value) {
        TransactionState state = TransactionState.of(URI.create("https://mfa.example.com/login?x=1&state=" + raw))
                .orElseThrow();

        assertThat(state.raw()).isEqualTo(raw);
        assertThat(state.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?state=", "?other=1", "?xstate=1"})
    void addressWithoutAStateHasNone(String query) {
        assertThat(TransactionState.of(URI.create("https://mfa.example.com/login" + query)))
                .isEmpty();
    }

    @Test
    void veryLongStateIsNone() {
        assertThat(TransactionState.of(URI.create("https://mfa.example.com/login?state=" + "a".repeat(3000))))
                .isEmpty();
    }
}
