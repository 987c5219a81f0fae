package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.Verification;
import dev.sallyport.audit.Verification.Broken;
import dev.sallyport.audit.Verification.Kind;
import dev.sallyport.audit.Verification.Whole;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a person is told of the audit.
class AuditVerifyTest {
    private static final Optional<Instant> NEWEST = Optional.of(Instant.parse("2026-11-24T10:16:29.718Z"));

    @Test
    void wholeAuditIsOneLineAndSuccess() {
        assertThat(AuditVerify.told(new Whole(1234, NEWEST)))
                .isEqualTo(Outcome.done("The audit is whole: 1234 entries, up to 2026-11-24T10:16:29.718Z."));
        assertThat(AuditVerify.told(new Whole(1, NEWEST)).line()).contains(" 1 entry, ");
    }

    @Test
    void emptyAuditSaysWhatThatMeans() {
        assertThat(AuditVerify.told(new Whole(0, Optional.empty())))
                .isEqualTo(Outcome.done("The audit is empty: the service has not started on this store yet."));
    }

    @ParameterizedTest
    @EnumSource
    void brokenAuditNamesTheEntryAndWhatToDo(Kind kind) {
        Verification broken = new Broken(77, kind);

        Outcome outcome = AuditVerify.told(broken);

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.line())
                .contains("entry 77")
                .containsPattern("Compare it|Add the key")
                .doesNotContain("\n");
    }
}
