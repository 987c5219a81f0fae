package dev.sallyport.login;

import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditResult;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.notice.Notice;
import dev.sallyport.notice.NoticeKind;
import java.time.Instant;
import java.util.Optional;

/// Which events of a login its person is told of: what somebody who is not the person would rather keep from them.
final class LoginNotices {
    private LoginNotices() {}

    static Optional<Notice> of(Login login, AuditEvent event, Instant at) {
        return kind(event)
                .map(kind -> new Notice(
                        kind, event.factor(), login.request().client().name(), at));
    }

    private static Optional<NoticeKind> kind(AuditEvent event) {
        return switch (event.name()) {
            case USER_UPDATED -> event.result() == AuditResult.SUCCESS ? updated(event) : Optional.empty();
            case LOGIN_SUCCESS ->
                Optional.of(NoticeKind.RECOVERY_CODE_USED).filter(_ -> event.factor() == FactorKind.RECOVERY);
            case LOGIN_LOCK ->
                Optional.of(isBecause(event, Refusal.DISABLED.code()) ? NoticeKind.DISABLED : NoticeKind.LOCKED);
            case LOGIN_FAIL -> failed(event);
            case LOGIN_FAIL_MAX,
                    TOKEN_CREATED,
                    TOKEN_REUSE,
                    RATE_LIMIT_EXCEEDED,
                    INPUT_VALIDATION_FAIL,
                    SEQUENCE_FAIL,
                    SESSION_CREATED,
                    SESSION_EXPIRED,
                    SESSION_USE_AFTER_EXPIRE,
                    ADMIN,
                    STARTUP,
                    SHUTDOWN -> Optional.empty();
        };
    }

    private static Optional<NoticeKind> updated(AuditEvent event) {
        if (isBecause(event, EventReason.AUTHENTICATOR_ADDED.code())) {
            return Optional.of(NoticeKind.FACTOR_ADDED);
        }
        if (isBecause(event, EventReason.AUTHENTICATOR_REMOVED.code())) {
            return Optional.of(NoticeKind.FACTOR_REMOVED);
        }
        return Optional.of(NoticeKind.RECOVERY_CODES_RENEWED)
                .filter(_ -> isBecause(event, EventReason.RECOVERY_CODES_KEPT.code()));
    }

    private static Optional<NoticeKind> failed(AuditEvent event) {
        if (isBecause(event, EventReason.PUSH_DENIED.code())) {
            return Optional.of(NoticeKind.PUSH_DENIED);
        }
        return Optional.of(NoticeKind.REPORTED_NOT_ME).filter(_ -> isBecause(event, Refusal.REPORTED_NOT_ME.code()));
    }

    private static boolean isBecause(AuditEvent event, String code) {
        return code.equals(event.reason());
    }
}
