package dev.sallyport.support;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.audit.Audit;
import dev.sallyport.audit.AuditEvent;
import dev.sallyport.audit.AuditName;
import dev.sallyport.budget.ResetBooking;
import dev.sallyport.budget.ResetBudget;
import dev.sallyport.budget.ResetBudgets;
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
import java.util.function.Supplier;

/// Lets a person begin anew who has lost their factor, or may not enrol by themselves.
///
/// Their authenticators are retired, their failures forgotten, every earlier proof is void, and a ticket lets them
/// enrol once. Doing it twice does no harm: the second ticket takes the place of the first. More than an hour's budget
/// is refused, and that is in the audit: whoever talks a help desk round does not stop at one.
@Singleton
public final class Reset {
    private final ResetBudgets budgets;
    private final AuthenticatorStore authenticators;
    private final AttemptStore attempts;
    private final PointerDelivery pointers;
    private final Removal removal;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;

    Reset(
            ResetBudgets budgets,
            AuthenticatorStore authenticators,
            AttemptStore attempts,
            PointerDelivery pointers,
            Removal removal,
            Audit audit,
            Notices notices,
            Clock clock) {
        this.budgets = budgets;
        this.authenticators = authenticators;
        this.attempts = attempts;
        this.pointers = pointers;
        this.removal = removal;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Outcome {}

    /// They were reset.
    ///
    /// @param until the ticket's last moment
    /// @param auth0Knows whether the tenant was told; if not, the running service does it later
    /// @param phones that their providers are forgetting; none unless that was asked for
    public record Done(Instant until, boolean auth0Knows, int phones) implements Outcome {}

    /// Nothing was changed: there were too many resets within the hour.
    ///
    /// @param limit how many there may be
    public record TooMany(ResetBudget which, int limit) implements Outcome {}

    /// Resets the person, and has the providers forget the phones that were theirs alone.
    ///
    /// @param lifetime of the ticket, 24 hours at most
    public Uni<Outcome> resetAndRemove(Person person, ResetReason reason, Duration lifetime) {
        return within(
                person,
                () -> authenticators
                        .activeOf(person)
                        .chain(held -> begin(person, reason, lifetime)
                                .chain(done -> removal.of(person, held)
                                        .map(phones -> new Done(done.until(), done.auth0Knows(), phones)))));
    }

    /// Resets the person.
    ///
    /// @param lifetime of the ticket, 24 hours at most
    public Uni<Outcome> reset(Person person, ResetReason reason, Duration lifetime) {
        return within(person, () -> begin(person, reason, lifetime));
    }

    private Uni<Outcome> within(Person person, Supplier<Uni<Done>> reset) {
        return budgets.book(person).chain(booking -> switch (booking) {
            case ResetBooking.Booked _ -> reset.get().map(Outcome.class::cast);
            case ResetBooking.Exhausted(ResetBudget which, int limit) ->
                audit.record(AuditEvent.of(AuditName.RATE_LIMIT_EXCEEDED, person)
                                .because("reset-limit")
                                .saying(which.wireName()))
                        .replaceWith(new TooMany(which, limit));
        });
    }

    private Uni<Done> begin(Person person, ResetReason reason, Duration lifetime) {
        Instant now = clock.instant();
        Ticket ticket = new Ticket(UUID.randomUUID().toString(), reason.text(), now, now.plus(lifetime));
        AuditEvent event =
                AuditEvent.of(AuditName.ADMIN, person).because("reset").saying(reason.text());
        // Recorded first: what cannot be recorded is not done.
        return audit.record(event, notices.owed(person, new Notice(NoticeKind.RESET, null, null, now)))
                .chain(() -> authenticators.reset(person, ticket))
                .chain(() -> attempts.forget(person))
                .chain(() -> pointers.tell(person))
                .map(told -> new Done(ticket.expiresAt(), told, 0));
    }
}
