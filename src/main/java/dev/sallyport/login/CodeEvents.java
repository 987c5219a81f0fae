package dev.sallyport.login;

import dev.sallyport.attempts.Lock;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeCheck;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Delivery;
import java.util.Optional;

/// What the audit is told of codes: on their way to a person, and when they come back.
final class CodeEvents {
    private CodeEvents() {}

    /// What a code's way to the person came to; empty if none had to be sent.
    static Optional<AuditEvent> delivered(Login login, Authenticator target, Delivery delivery) {
        AuditEvent event = LoginEvents.event(AuditName.TOKEN_CREATED, login).with(target.kind());
        return switch (delivery) {
            case Delivery.Sent sent -> Optional.of(event.saying(LoginEvents.word(sent.channel())));
            case Delivery.InTheApp _ -> Optional.empty();
            case Delivery.NotSent(var reason) -> Optional.of(LoginEvents.because(whyNotSent(reason), event.failed()));
            case Delivery.Unavailable _ ->
                Optional.of(LoginEvents.because(EventReason.PROVIDER_UNAVAILABLE, event.failed()));
        };
    }

    /// @param whose limit it was: a budget, or the login
    static AuditEvent withheld(Login login, EventReason why, String whose) {
        return LoginEvents.because(why, LoginEvents.event(AuditName.RATE_LIMIT_EXCEEDED, login))
                .saying(whose);
    }

    /// What a try that was let through to the provider came to; empty if it proved the factor, or met a lock: those are
    /// told as what follows from them.
    static Optional<AuditEvent> tried(Login login, Challenge challenge, CodeCheck check, String count) {
        AuditEvent failed =
                LoginEvents.about(challenge, AuditName.LOGIN_FAIL, login).saying(count);
        return switch (check) {
            case CodeCheck.Wrong wrong
            when wrong.usedBefore() ->
                Optional.of(LoginEvents.because(
                        EventReason.CODE_USED_BEFORE,
                        LoginEvents.about(challenge, AuditName.TOKEN_REUSE, login)
                                .saying(count)));
            case CodeCheck.Wrong _ -> Optional.of(LoginEvents.because(EventReason.WRONG_CODE, failed));
            case CodeCheck.Unavailable _ -> Optional.of(LoginEvents.because(EventReason.PROVIDER_UNAVAILABLE, failed));
            case CodeCheck.Approved _, CodeCheck.LockedOut _, CodeCheck.Disabled _ -> Optional.empty();
        };
    }

    /// The lock that a try brought, if it did.
    static Optional<AuditEvent> locked(Login login, Challenge challenge, CodeCheck check) {
        AuditEvent event = LoginEvents.about(challenge, AuditName.LOGIN_LOCK, login);
        return switch (check) {
            case CodeCheck.Wrong wrong -> locked(event, wrong.begun());
            case CodeCheck.Approved _, CodeCheck.Unavailable _, CodeCheck.LockedOut _, CodeCheck.Disabled _ ->
                Optional.empty();
        };
    }

    private static Optional<AuditEvent> locked(AuditEvent event, Lock lock) {
        return switch (lock) {
            case Lock.None _ -> Optional.empty();
            case Lock.Until(var end) ->
                Optional.of(event.because(Refusal.LOCKED_OUT.code()).saying("until " + end));
            case Lock.Disabled _ -> Optional.of(event.because(Refusal.DISABLED.code()));
        };
    }

    static AuditEvent triesUsedUp(Login login, Challenge challenge, boolean ofTheLogin, String count) {
        AuditEvent event =
                LoginEvents.about(challenge, AuditName.LOGIN_FAIL_MAX, login).saying(count);
        return ofTheLogin
                ? event.because(Refusal.TRIES_USED_UP.code())
                : LoginEvents.because(EventReason.CODE_USED_UP, event);
    }

    private static EventReason whyNotSent(Delivery.Reason reason) {
        return switch (reason) {
            case TOO_MANY -> EventReason.TOO_MANY_MESSAGES;
            case NOT_REACHABLE -> EventReason.NOT_REACHABLE;
            case UNKNOWN_REGISTRATION -> EventReason.UNKNOWN_REGISTRATION;
        };
    }
}
