package dev.sallyport.factor.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.sallyport.factor.OneTimeCode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The codes of a key, held against both standards and against a generator of somebody else's.
class TotpTest {
    private static final String DIGITS = "1234567890";

    /// RFC 4226, appendix D.
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void countersHaveTheCodesOfRfc4226(long counter, String code) {
        assertThat(new Totp(standard(TotpAlgorithm.SHA1, 6)).code(counter)).isEqualTo(code);
    }

    /// RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, SHA1",
        "59, 46119246, SHA256",
        "59, 90693936, SHA512",
        "1111111109, 07081804, SHA1",
        "1111111109, 68084774, SHA256",
        "1111111109, 25091201, SHA512",
        "1111111111, 14050471, SHA1",
        "1111111111, 67062674, SHA256",
        "1111111111, 99943326, SHA512",
        "1234567890, 89005924, SHA1",
        "1234567890, 91819424, SHA256",
        "1234567890, 93441116, SHA512",
        "2000000000, 69279037, SHA1",
        "2000000000, 90698825, SHA256",
        "2000000000, 38618901, SHA512",
        "20000000000, 65353130, SHA1",
        "20000000000, 77737706, SHA256",
        "20000000000, 47863826, SHA512"
    })
    void timesHaveTheCodesOfRfc6238(long seconds, String code, TotpAlgorithm algorithm) {
        Totp totp = new Totp(standard(algorithm, 8));

        assertThat(totp.code(totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    /// The same random keys and times in each run, so that a build does not fail by luck.
    @ParameterizedTest
    @EnumSource
    void anotherGeneratorMakesTheSameCodes(TotpAlgorithm algorithm) throws GeneralSecurityException {
        Random random = new Random(6238);
        for (int round = 0; round < 500; round++) {
            int digits = random.nextBoolean() ? 6 : 8;
            Duration period = Duration.ofSeconds(random.nextInt(15, 121));
            byte[] seed = new byte[algorithm.seedBytes()];
            random.nextBytes(seed);
            Instant time = Instant.ofEpochSecond(random.nextLong(1L << 36));

            Totp totp = new Totp(key(seed, algorithm, digits, period));

            assertThat(totp.code(totp.step(time)))
                    .isEqualTo(new TimeBasedOneTimePasswordGenerator(period, digits, algorithm.mac())
                            .generateOneTimePasswordString(new SecretKeySpec(seed, algorithm.mac()), time));
        }
    }

    @Test
    void codeIsFoundInsideTheWindowAndNowhereElse() {
        Totp totp = new Totp(standard(TotpAlgorithm.SHA1, 8));

        assertThat(IntStream.rangeClosed(-3, 3)
                        .mapToObj(offset -> totp.offset(new OneTimeCode(totp.code(1_000 + offset)), 1_000, 2)))
                .containsExactly(
                        OptionalInt.empty(),
                        OptionalInt.of(-2),
                        OptionalInt.of(-1),
                        OptionalInt.of(0),
                        OptionalInt.of(1),
                        OptionalInt.of(2),
                        OptionalInt.empty());
    }

    @Test
    void codeOfSixDigitsIsNoneOfEight() {
        Totp totp = new Totp(standard(TotpAlgorithm.SHA1, 8));
        String code = totp.code(1_000);

        assertThat(totp.offset(new OneTimeCode(code.substring(2)), 1_000, 2)).isEmpty();
        assertThat(totp.offset(new OneTimeCode(code.substring(0, 6)), 1_000, 2)).isEmpty();
    }

    @Test
    void base32IsReadAsItWasWritten() {
        SecureRandom random = new SecureRandom();
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
        }
    }

    /// RFC 4648, section 10, without the padding.
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfRfc4648(String plain, String encoded) {
        assertThat(Base32.encode(plain.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    /// The seeds of both standards: digits over and over, as many as the hash has bytes.
    private static TotpKey standard(TotpAlgorithm algorithm, int digits) {
        byte[] seed = DIGITS.repeat(7).substring(0, algorithm.seedBytes()).getBytes(US_ASCII);
        return key(seed, algorithm, digits, Duration.ofSeconds(30));
    }

    private static TotpKey key(byte[] seed, TotpAlgorithm algorithm, int digits, Duration period) {
        return new TotpKey("Acme", "ada@example.com", Base32.encode(seed), algorithm, digits, (int) period.toSeconds());
    }
}
