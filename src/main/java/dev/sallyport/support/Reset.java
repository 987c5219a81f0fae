package dev.sallyport.support;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.enrolment.PointerDelivery;
import dev.sallyport.notice.Notice;
import dev.sallyport.notice.NoticeKind;
import dev.sallyport.notice.Notices;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Lets a person begin anew who has lost their factor, or may not enrol by themselves.
///
/// Their authenticators are retired, their failures forgotten, every earlier proof is void, and a ticket lets them
/// enrol once. Doing it twice does no harm: the second ticket takes the place of the first.
@Singleton
public final class Reset {
    private final AuthenticatorStore authenticators;
    private final AttemptStore attempts;
    private final PointerDelivery pointers;
    private final Removal removal;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;

    Reset(
            AuthenticatorStore authenticators,
            AttemptStore attempts,
            PointerDelivery pointers,
            Removal removal,
            Audit audit,
            Notices notices,
            Clock clock) {
        this.authenticators = authenticators;
        this.attempts = attempts;
        this.pointers = pointers;
        this.removal = removal;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /// What was done.
    ///
    /// @param until the ticket's last moment
    /// @param auth0Knows whether the tenant was told; if not, the running service does it later
    public record Done(Instant until, boolean auth0Knows) {}

    /// What was done besides.
    ///
    /// @param phones that their providers are forgetting
    public record Removed(Done reset, int phones) {}

    /// Resets the person, and has the providers forget the phones that were theirs alone.
    ///
    /// @param lifetime of the ticket, 24 hours at most
    /// @return how many phones are being forgotten, beside what [#reset] tells
    public Uni<Removed> resetAndRemove(Person person, ResetReason reason, Duration lifetime) {
        return authenticators
                .activeOf(person)
                .chain(held -> reset(person, reason, lifetime)
                        .chain(done -> removal.of(person, held).map(phones -> new Removed(done, phones))));
    }

    /// Resets the person.
    ///
    /// @param lifetime of the ticket, 24 hours at most
    public Uni<Done> reset(Person person, ResetReason reason, Duration lifetime) {
        Instant now = clock.instant();
        Ticket ticket = new Ticket(UUID.randomUUID().toString(), reason.text(), now, now.plus(lifetime));
        AuditEvent event =
                AuditEvent.of(AuditName.ADMIN, person).because("reset").saying(reason.text());
        // Recorded first: what cannot be recorded is not done.
        return audit.record(event, notices.owed(person, new Notice(NoticeKind.RESET, null, null, now)))
                .chain(() -> authenticators.reset(person, ticket))
                .chain(() -> attempts.forget(person))
                .chain(() -> pointers.tell(person))
                .map(told -> new Done(ticket.expiresAt(), told));
    }
}
