package dev.sallyport.sandbox.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.phone.RunningCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppKeyTest {
    /// The seed of RFC 6238, appendix B: "12345678901234567890" in base 32.
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1234567890, 89005924", "20000000000, 65353130"})
    void codesAreThoseOfRfc6238(long seconds, String code) {
        AppKey key =
                AppKey.of("otpauth://totp/a:b?secret=" + SEED + "&digits=8").orElseThrow();

        assertThat(key.at(Instant.ofEpochSecond(seconds)).digits()).isEqualTo(code);
    }

    @Test
    void sha256IsThatOfRfc6238() {
        String seed = SEED + "GEZDGNBVGY3TQOJQGEZA";
        AppKey key = AppKey.of("otpauth://totp/a:b?secret=" + seed + "&digits=8&algorithm=SHA256")
                .orElseThrow();

        assertThat(key.at(Instant.ofEpochSecond(59)).digits()).isEqualTo("46119246");
    }

    @Test
    void whatTheLinkLeavesOutIsAsEveryAppHasIt() {
        AppKey key = AppKey.of(" otpauth://totp/Acme%20Mail:ada%40example.com?secret=" + SEED + " ")
                .orElseThrow();

        assertThat(key.issuer()).isEqualTo("Acme Mail");
        assertThat(key.account()).isEqualTo("ada@example.com");
        RunningCode code = key.at(Instant.ofEpochSecond(59));
        assertThat(code.digits()).isEqualTo("287082");
        assertThat(code.left()).isEqualTo(Duration.ofSeconds(1));
        assertThat(code.period()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "https://totp/a:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "otpauth://hotp/a:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "otpauth://totp/a:b",
                "otpauth://totp/a:b?secret=short",
                "otpauth://totp/a:b?secret=GEZDGNBVGY3TQOJQ&digits=4",
                "otpauth://totp/a:b?secret=GEZDGNBVGY3TQOJQ&algorithm=MD5",
                "otpauth://totp/a:b?secret=GEZDGNBVGY3TQOJQ&period=0",
                "otpauth://totp/a b?secret=GEZDGNBVGY3TQOJQ"
            })
    void anythingElseIsNoKey(String pasted) {
        assertThat(AppKey.of(pasted)).isEmpty();
    }
}
