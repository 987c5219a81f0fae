package dev.sallyport.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Handle;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpKeyTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void linkIsThatOfTheKeyUriFormat() {
        TotpKey key = new TotpKey("Acme & Co", "ada@example.com", SECRET, TotpAlgorithm.SHA1, 6, 30);

        assertThat(key.link())
                .hasToString("otpauth://totp/Acme%20%26%20Co:ada%40example.com?secret=" + SECRET
                        + "&issuer=Acme%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void linkIsTheSameWhereverTheServiceRuns() {
        Locale before = Locale.getDefault();
        TotpKey key = new TotpKey("Acme", "ada", SECRET, TotpAlgorithm.SHA1, 6, 30);
        String link = key.link().toString();
        String code = new Totp(key).code(1);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(key.link()).hasToString(link);
            assertThat(new Totp(key).code(1)).isEqualTo(code);
            assertThat(QrCode.svg(link)).matches("\\p{ASCII}+");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keyIsReadAsItWasWritten(TotpAlgorithm algorithm) {
        TotpKey key = fresh(rules("Grüße 😀+%20", algorithm), "ada+eve@exämple.com");

        assertThat(TotpKey.of(key.handle())).contains(key);
        assertThat(Base32.decode(key.secret())).hasSize(algorithm.seedBytes()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void noTwoKeysAreAlike() {
        TotpRules rules = rules("Acme", TotpAlgorithm.SHA1);

        assertThat(fresh(rules, "ada").secret())
                .isNotEqualTo(fresh(rules, "ada").secret());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eve:ada@example.com | eve_ada@example.com
            'line\nfeed'        | line_feed
            """)
    void accountCannotPassForAnIssuer(String account, String shown) {
        assertThat(fresh(rules("Acme", TotpAlgorithm.SHA1), account).account()).isEqualTo(shown);
    }

    @Test
    void longAccountIsCutBetweenCharacters() {
        TotpKey key = fresh(rules("Acme", TotpAlgorithm.SHA1), "😀".repeat(65));

        assertThat(key.account()).isEqualTo("😀".repeat(64));
        assertThat(TotpKey.of(key.handle())).contains(key);
    }

    @Test
    void longestLinkFitsAPicture() {
        TotpKey key = fresh(rules("😀".repeat(32), TotpAlgorithm.SHA512), "😀".repeat(64));

        assertThat(QrCode.svg(key.link().toString())).startsWith("<svg").endsWith("</svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1635",
                "https://totp/A:a?secret=" + SECRET + "&issuer=A&algorithm=SHA1&digits=6&period=30",
                "otpauth://hotp/A:a?secret=" + SECRET + "&issuer=A&algorithm=SHA1&digits=6&period=30",
                "otpauth://totp/A:a?secret=SHORT&issuer=A&algorithm=SHA1&digits=6&period=30",
                "otpauth://totp/A:a?secret=" + SECRET + "&issuer=B&algorithm=SHA1&digits=6&period=30",
                "otpauth://totp/A:a?secret=" + SECRET + "&issuer=A&algorithm=MD5&digits=6&period=30",
                "otpauth://totp/A:a?secret=" + SECRET + "&issuer=A&algorithm=SHA1&digits=4&period=30",
                "otpauth://totp/A:a?secret=" + SECRET + "&issuer=A&algorithm=SHA1&digits=6&period=00",
                "otpauth://totp/A:a?secret=" + SECRET + "&issuer=A&algorithm=SHA1&digits=6&period=30&more=1"
            })
    void anythingElseIsNoKey(String handle) {
        assertThat(TotpKey.of(new Handle(handle))).isEmpty();
    }

    @Test
    void secretIsGroupedForTyping() {
        assertThat(new TotpKey("Acme", "ada", SECRET, TotpAlgorithm.SHA1, 6, 30).grouped())
                .isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(fresh(rules("Acme", TotpAlgorithm.SHA512), "ada").grouped())
                .matches("([A-Z2-7]{4} ){25}[A-Z2-7]{3}");
    }

    @Test
    void secretsAreNotPrinted() {
        TotpKey key = new TotpKey("Acme", "ada", SECRET, TotpAlgorithm.SHA1, 6, 30);

        for (Object secret : List.of(key, key.handle(), new Totp(key))) {
            assertThat(secret.toString()).doesNotContain(SECRET).doesNotContain("ada");
        }
    }

    private static TotpKey fresh(TotpRules rules, String account) {
        return TotpKey.fresh(rules, account, new SecureRandom());
    }

    private static TotpRules rules(String issuer, TotpAlgorithm algorithm) {
        return new TotpRules(issuer, algorithm, 6, Duration.ofSeconds(30), 1);
    }
}
