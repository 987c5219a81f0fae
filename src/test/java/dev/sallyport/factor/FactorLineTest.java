package dev.sallyport.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FactorLineTest {
    private static final Instant SINCE = Instant.parse("2026-05-03T10:00:00Z");

    @Test
    void numberIsMaskedAndDateWrittenAsTheReaderDoes() {
        Authenticator phone =
                new Authenticator("1", FactorKind.AUTHY, new Handle("4711"), new PhoneNumber(49, "1712345642"), SINCE);
        assertThat(FactorLine.of(phone, Locale.UK))
                .isEqualTo(new FactorLine("Codes by Authy", "Phone", "•••• 42", "2026-05-03", "3 May 2026"));
        assertThat(FactorLine.of(phone, Locale.US).sinceText()).isEqualTo("May 3, 2026");
    }

    @Test
    void adoptedAuthyIdHasNoNumber() {
        Authenticator adopted = new Authenticator("1", FactorKind.AUTHY, new Handle("4711"), null, SINCE);
        assertThat(FactorLine.of(adopted, Locale.UK).phone()).isNull();
    }
}
