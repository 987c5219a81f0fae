package dev.sallyport.login;

import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.migration.Migration;
import dev.sallyport.person.Standing;
import dev.sallyport.token.LoginRequest;
import java.util.Locale;
import java.util.Optional;

/// What the audit is told of a login as a whole: how it began, what it changed, how it ended.
///
/// Nothing that a person typed, and no number, is among the words. docs/audit.md tells the same to operators.
final class LoginEvents {
    private LoginEvents() {}

    static AuditEvent opened(Login login) {
        AuditEvent opened = event(AuditName.SESSION_CREATED, login);
        return login.stage() instanceof Stage.Refused(var reason) ? opened.because(reason.code()) : opened;
    }

    /// An Authy id in `app_metadata` beside one that the store has, or had. It changes nothing, but somebody put it
    /// there. That Auth0 has not heard of a change yet shows in the numbers.
    static Optional<AuditEvent> otherAuthyId(Login login, Standing standing) {
        LoginRequest request = login.request();
        return switch (standing) {
            case Standing.Known known
            when differs(request, known) ->
                Optional.of(because(EventReason.AUTHY_ID_DIFFERS, event(AuditName.INPUT_VALIDATION_FAIL, login))
                        .saying("rev " + request.rev() + ", here " + known.rev()));
            case Standing.Known _, Standing.Unknown _ -> Optional.empty();
        };
    }

    private static boolean differs(LoginRequest request, Standing.Known known) {
        String named = request.authyId();
        return request.authyIdConflict()
                || (named != null
                        && known.active().stream()
                                .filter(held -> held.kind() == FactorKind.AUTHY)
                                .noneMatch(held -> held.handle().value().equals(named)));
    }

    /// Why a phone was not taken; empty if it is only that what was typed will not do.
    static Optional<AuditEvent> phoneNotTaken(Login login, PhoneProblem problem) {
        AuditEvent notAdded = event(AuditName.USER_UPDATED, login).failed();
        return switch (problem) {
            case TOO_MANY_NUMBERS ->
                Optional.of(because(EventReason.TOO_MANY_NUMBERS, event(AuditName.RATE_LIMIT_EXCEEDED, login)));
            case PROVIDER_UNAVAILABLE, NO_KEY -> Optional.of(because(EventReason.PROVIDER_UNAVAILABLE, notAdded));
            case NO_EMAIL -> Optional.of(because(EventReason.NO_EMAIL, notAdded));
            case NO_VERIFIED_EMAIL,
                    EMAIL_UNKNOWN,
                    NOT_A_NUMBER,
                    WRONG_LENGTH,
                    UNKNOWN_COUNTRY,
                    COUNTRY_NOT_SERVED,
                    NOT_A_MOBILE,
                    REFUSED_BY_PROVIDER -> Optional.empty();
        };
    }

    static AuditEvent added(Login login, Challenge challenge) {
        return because(EventReason.AUTHENTICATOR_ADDED, about(challenge, AuditName.USER_UPDATED, login))
                .saying(word(challenge.origin()));
    }

    static AuditEvent removed(Login login, FactorKind kind) {
        return because(
                EventReason.AUTHENTICATOR_REMOVED,
                event(AuditName.USER_UPDATED, login).with(kind));
    }

    /// What was told as removed is the person's still: another login came first, or the help desk.
    static AuditEvent notRemoved(Login login, FactorKind kind) {
        return because(
                EventReason.OVERTAKEN,
                event(AuditName.USER_UPDATED, login).with(kind).failed());
    }

    /// A move that did not come about.
    static AuditEvent notMoved(Login login, EventReason why) {
        return because(
                why, event(AuditName.USER_UPDATED, login).with(Migration.FROM).failed());
    }

    static AuditEvent codesKept(Login login) {
        return because(
                EventReason.RECOVERY_CODES_KEPT,
                event(AuditName.USER_UPDATED, login).with(FactorKind.RECOVERY));
    }

    /// What was proven is not the person's authenticator: it was told as added and is not, or it was taken away.
    static AuditEvent overtaken(Login login, Challenge challenge) {
        AuditName name = challenge.adds() ? AuditName.USER_UPDATED : AuditName.LOGIN_FAIL;
        return because(EventReason.OVERTAKEN, about(challenge, name, login).failed());
    }

    static AuditEvent proven(Login login, Challenge challenge) {
        return about(challenge, AuditName.LOGIN_SUCCESS, login);
    }

    static AuditEvent provenTooLate(Login login, Challenge challenge) {
        return because(EventReason.PROOF_TOO_LATE, about(challenge, AuditName.LOGIN_FAIL, login));
    }

    /// A login's end without a proof; empty if that was told when it came about.
    static Optional<AuditEvent> refused(Login login, Refusal reason) {
        return switch (reason) {
            case TRIES_USED_UP, REPORTED_NOT_ME -> Optional.empty();
            case EXPIRED -> Optional.of(event(AuditName.SESSION_EXPIRED, login).because(reason.code()));
            case CANCELLED,
                    LOCKED_OUT,
                    DISABLED,
                    STORE_KNOWS_NOBODY,
                    STORE_IS_BEHIND,
                    NO_AUTHENTICATOR,
                    FACTOR_SWITCHED_OFF,
                    TICKET_NEEDED,
                    RESET_MEANWHILE,
                    AUTHY_ID_UNUSABLE ->
                Optional.of(event(AuditName.LOGIN_FAIL, login).because(reason.code()));
        };
    }

    static AuditEvent outOfTurn(Login login, String step) {
        return because(EventReason.STEP_OUT_OF_TURN, event(AuditName.SEQUENCE_FAIL, login))
                .saying(step + " while " + word(login.stage()));
    }

    static AuditEvent event(AuditName name, Login login) {
        LoginRequest request = login.request();
        return AuditEvent.of(name, request.person())
                .from(request.ip())
                .in(login.id())
                .towards(request.client().id());
    }

    static AuditEvent about(Challenge challenge, AuditName name, Login login) {
        return event(name, login).with(challenge.target().kind());
    }

    static AuditEvent because(EventReason reason, AuditEvent event) {
        return event.because(reason.code());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Stage stage) {
        return stage.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
