package dev.sallyport.person;

import static dev.sallyport.person.People.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Retirement.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of their factors a person may remove by themselves; each is named by its kind. Covers C6.49.
class RetirementTest {
    @ParameterizedTest
    @CsvSource({
        // What is held, what was proven, what is to go.
        "totp authy recovery, totp, authy, GOES",
        "totp authy recovery, authy, totp, GOES",
        "totp authy recovery, authy, recovery, GOES",
        "totp authy recovery, recovery, totp, GOES",
        "verify email, verify, email, GOES",
        "verify-push verify, verify, verify-push, GOES",
        "verify-push totp recovery, recovery, totp, GOES",
        // What was proven.
        "totp authy recovery, totp, totp, STAYS",
        "totp authy recovery, recovery, recovery, STAYS",
        // The last that can be held alone.
        "totp recovery, recovery, totp, STAYS",
        "verify email recovery, recovery, verify, STAYS",
        // Whoever reads the mail.
        "totp verify email, email, verify, STAYS",
        "verify email recovery, email, recovery, STAYS",
        // Somebody else's, or gone before.
        "totp authy, totp, recovery, NOT_THEIRS",
        "totp, authy, totp, PROOF_GONE",
        "totp, authy, authy, PROOF_GONE"
    })
    void whatGoesAndWhatStays(String held, String proven, String gone, Verdict verdict) {
        assertThat(new Retirement(gone, new Grounds(proven, NOW), false).in(known(held, null)))
                .isEqualTo(verdict);
    }

    @Test
    void tapIsTooLittle() {
        assertThat(new Retirement("totp", new Grounds("authy", NOW), true).in(known("totp authy", null)))
                .isEqualTo(Verdict.STAYS);
    }

    @Test
    void proofThatWasMadeVoidIsNone() {
        assertThat(new Retirement("totp", new Grounds("authy", NOW), false).in(known("totp authy", NOW.plusMillis(1))))
                .isEqualTo(Verdict.PROOF_GONE);
        assertThat(new Retirement("totp", new Grounds("authy", NOW), false).in(known("totp authy", NOW)))
                .isEqualTo(Verdict.GOES);
    }

    private static Standing.Known known(String held, @Nullable Instant notBefore) {
        List<Authenticator> active = Arrays.stream(held.split(" ", -1))
                .map(kind ->
                        new Authenticator(kind, FactorKind.ofWireName(kind).orElseThrow(), new Handle(kind), null, NOW))
                .toList();
        return new Standing.Known(3, NOW, Optional.ofNullable(notBefore), active, false);
    }
}
