package dev.sallyport.audit;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import org.jspecify.annotations.Nullable;

/// Something that happened, as it is to be remembered. It begins with [#of] and is told more, one word at a time.
///
/// No text of it may hold a code, a token, a phone number or an e-mail address. What people sent may be among them
/// otherwise: the line that is written masks whatever could pass for another line.
///
/// @param reason one of our stable codes, such as `wrong-code`
/// @param ip where the request came from
/// @param login the id of the login that it belongs to
/// @param client the id of the application that the person logs in to
/// @param detail what an operator said, or a number that belongs to the event
public record AuditEvent(
        AuditName name,
        AuditResult result,
        @Nullable Person person,
        @Nullable FactorKind factor,
        @Nullable String reason,
        @Nullable String ip,
        @Nullable String login,
        @Nullable String client,
        @Nullable String detail) {

    /// An event of the service itself, or one whose person is not known.
    public static AuditEvent of(AuditName name) {
        return new AuditEvent(name, name.usual(), null, null, null, null, null, null, null);
    }

    public static AuditEvent of(AuditName name, Person person) {
        return new AuditEvent(name, name.usual(), person, null, null, null, null, null, null);
    }

    /// What was tried did not succeed, although the name sounds like it.
    public AuditEvent failed() {
        return new AuditEvent(name, AuditResult.FAILURE, person, factor, reason, ip, login, client, detail);
    }

    public AuditEvent with(FactorKind kind) {
        return new AuditEvent(name, result, person, kind, reason, ip, login, client, detail);
    }

    public AuditEvent because(String code) {
        return new AuditEvent(name, result, person, factor, code, ip, login, client, detail);
    }

    public AuditEvent from(@Nullable String address) {
        return new AuditEvent(name, result, person, factor, reason, address, login, client, detail);
    }

    public AuditEvent in(String loginId) {
        return new AuditEvent(name, result, person, factor, reason, ip, loginId, client, detail);
    }

    public AuditEvent towards(String clientId) {
        return new AuditEvent(name, result, person, factor, reason, ip, login, clientId, detail);
    }

    public AuditEvent saying(String more) {
        return new AuditEvent(name, result, person, factor, reason, ip, login, client, more);
    }

    /// Without the person and what was said: those belong into the audit only.
    @Override
    public String toString() {
        return "AuditEvent[" + name.wireName() + ", " + result.wireName() + "]";
    }
}
