package dev.sallyport.login;

import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.FactorKind;
import java.util.Optional;

/// What the audit is told of taps on a phone: that it was asked, and what it answered.
final class PushEvents {
    static final String PUSH = "push";

    private PushEvents() {}

    static AuditEvent asked(Login login, FactorKind kind, Asking asking) {
        AuditEvent event =
                LoginEvents.event(AuditName.TOKEN_CREATED, login).with(kind).saying(PUSH);
        return switch (asking) {
            case Asking.Asked _ -> event;
            case Asking.NotReachable _ -> LoginEvents.because(EventReason.NOT_REACHABLE, event.failed());
            case Asking.Unavailable _ -> LoginEvents.because(EventReason.PROVIDER_UNAVAILABLE, event.failed());
        };
    }

    /// Empty for what proves it, which is told as what follows, and for what is no answer.
    static Optional<AuditEvent> answered(Login login, FactorKind kind, Approval answer) {
        AuditEvent failed =
                LoginEvents.event(AuditName.LOGIN_FAIL, login).with(kind).saying(PUSH);
        return switch (answer) {
            case Approval.Denied _ -> Optional.of(LoginEvents.because(EventReason.PUSH_DENIED, failed));
            case Approval.Expired _ -> Optional.of(LoginEvents.because(EventReason.PUSH_EXPIRED, failed));
            case Approval.ReportedNotMe _ -> Optional.of(failed.because(Refusal.REPORTED_NOT_ME.code()));
            case Approval.Approved _, Approval.Waiting _, Approval.Unavailable _ -> Optional.empty();
        };
    }
}
