package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.notice.Notice;
import dev.sallyport.notice.NoticeKind;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Covers C6.47, C6.48 and, as far as logins go, C10.80.
class LoginNoticesTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    static Stream<Arguments> told() {
        return Stream.of(
                Arguments.of(AuditName.USER_UPDATED, FactorKind.TOTP, "authenticator-added", NoticeKind.FACTOR_ADDED),
                Arguments.of(
                        AuditName.USER_UPDATED, FactorKind.TOTP, "authenticator-removed", NoticeKind.FACTOR_REMOVED),
                Arguments.of(
                        AuditName.USER_UPDATED,
                        FactorKind.RECOVERY,
                        "recovery-codes-kept",
                        NoticeKind.RECOVERY_CODES_RENEWED),
                Arguments.of(AuditName.LOGIN_SUCCESS, FactorKind.RECOVERY, "", NoticeKind.RECOVERY_CODE_USED),
                Arguments.of(AuditName.LOGIN_LOCK, FactorKind.AUTHY, "locked-out", NoticeKind.LOCKED),
                Arguments.of(AuditName.LOGIN_LOCK, FactorKind.AUTHY, "authenticator-disabled", NoticeKind.DISABLED),
                Arguments.of(AuditName.LOGIN_FAIL, FactorKind.AUTHY, "push-denied", NoticeKind.PUSH_DENIED),
                Arguments.of(AuditName.LOGIN_FAIL, FactorKind.AUTHY, "reported-not-me", NoticeKind.REPORTED_NOT_ME));
    }

    @ParameterizedTest
    @MethodSource("told")
    void personIsToldOfIt(AuditName name, FactorKind factor, String reason, NoticeKind kind) {
        Login login = proving();

        assertThat(LoginNotices.of(login, event(name, factor).because(reason), AT))
                .contains(new Notice(kind, factor, login.request().client().name(), AT));
    }

    @Test
    void codeOfAnyOtherFactorIsNoNews() {
        assertThat(LoginNotices.of(proving(), event(AuditName.LOGIN_SUCCESS, FactorKind.TOTP), AT))
                .isEmpty();
    }

    @Test
    void whatDidNotComeAboutIsNotTold() {
        AuditEvent event = event(AuditName.USER_UPDATED, FactorKind.TOTP).because("authenticator-added");

        assertThat(LoginNotices.of(proving(), event.failed(), AT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = AuditName.class, mode = EnumSource.Mode.EXCLUDE, names = "LOGIN_LOCK")
    void nothingElseIsTold(AuditName name) {
        assertThat(LoginNotices.of(proving(), event(name, FactorKind.AUTHY).because("wrong-code"), AT))
                .isEmpty();
    }

    private static AuditEvent event(AuditName name, FactorKind factor) {
        return AuditEvent.of(name, proving().request().person()).with(factor);
    }

    private static Login proving() {
        return ALogin.proving(Challenge.Origin.HELD);
    }
}
