package dev.sallyport.login;

import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.audit.StrangersAudit;
import dev.sallyport.token.LoginRequest;
import dev.sallyport.web.Reason;
import dev.sallyport.web.RequestRefused;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Tells the audit of requests that are refused at the edge, and gives back what is to be thrown.
///
/// The events have no address: that of the token is the one of whom it was made for, and this may be somebody else.
@Singleton
final class TurnedAway {
    private final StrangersAudit audit;

    TurnedAway(StrangersAudit audit) {
        this.audit = audit;
    }

    /// Somebody of whom nothing is known.
    RequestRefused because(Reason reason) {
        nameOf(reason).map(AuditEvent::of).ifPresent(event -> record(event, reason));
        return new RequestRefused(reason);
    }

    /// Somebody who holds a token that was made for this request.
    RequestRefused because(Reason reason, LoginRequest request) {
        nameOf(reason).map(name -> about(request, name)).ifPresent(event -> record(event, reason));
        return new RequestRefused(reason);
    }

    /// Somebody who knows of this login.
    RequestRefused because(Reason reason, Login login) {
        nameOf(reason)
                .map(name -> about(login.request(), name).in(login.id()))
                .ifPresent(event -> record(event, reason));
        return new RequestRefused(reason);
    }

    private void record(AuditEvent event, Reason reason) {
        audit.record(event.because(reason.code()));
    }

    private static AuditEvent about(LoginRequest request, AuditName name) {
        return AuditEvent.of(name, request.person()).towards(request.client().id());
    }

    /// Empty for what somebody may send in good faith: an old bookmark, the address of a login that is long over.
    private static Optional<AuditName> nameOf(Reason reason) {
        return switch (reason) {
            case TOKEN_MISSING, LOGIN_UNKNOWN, NOTICE_UNKNOWN -> Optional.empty();
            case TOKEN_FORGED, CALLBACK_FORGED, TOKEN_FROM_ELSEWHERE, HOST_NOT_ALLOWED, STATE_MISSING, STATE_CHANGED ->
                Optional.of(AuditName.INPUT_VALIDATION_FAIL);
            case TOKEN_EXPIRED -> Optional.of(AuditName.SESSION_USE_AFTER_EXPIRE);
            case TOKEN_USED -> Optional.of(AuditName.TOKEN_REUSE);
            case LOGIN_NOT_YOURS, COOKIE_MISSING -> Optional.of(AuditName.SEQUENCE_FAIL);
        };
    }
}
