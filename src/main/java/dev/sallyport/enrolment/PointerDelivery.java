package dev.sallyport.enrolment;

import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.auth0.PointerWrite.NotWritten;
import dev.sallyport.auth0.PointerWrite.RateLimited;
import dev.sallyport.auth0.PointerWrite.Reason;
import dev.sallyport.auth0.PointerWrite.Written;
import dev.sallyport.auth0.Users;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.PointerWrites;
import dev.sallyport.person.Standing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tells Auth0 what our store knows of a person: at once when it changes, and again until Auth0 has heard it.
///
/// Nobody waits for the second: a person is let in all the same, and their next answer carries the pointer too.
@Singleton
public final class PointerDelivery {
    private static final Logger LOG = Logger.getLogger(PointerDelivery.class);

    private final PointerWrites writes;
    private final AuthenticatorStore authenticators;
    private final Users users;

    PointerDelivery(PointerWrites writes, AuthenticatorStore authenticators, Users users) {
        this.writes = writes;
        this.authenticators = authenticators;
        this.users = users;
    }

    /// Tells Auth0 how the person stands now.
    ///
    /// @return whether Auth0 has heard it; if not, it is told again later
    public Uni<Boolean> tell(Person person) {
        return authenticators.standingOf(person).chain(standing -> switch (standing) {
            case Standing.Known known ->
                users.write(person, Pointers.of(known)).chain(outcome -> settle(person, known.rev(), outcome));
            case Standing.Unknown _ -> writes.forget(person).replaceWith(false);
        });
    }

    /// One round over everything that is due. Once a tenant limits us, the others are put off without being asked for.
    // Skips a round while the last one is still on its way: two would ask for the same people.
    @Scheduled(every = "${sallyport.management.retry-every:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tellWhatIsDue() {
        return writes.due()
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(due -> writes.take(due)
                        .chain(taken ->
                                taken ? tell(due.person()) : Uni.createFrom().item(true)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> settle(Person person, long rev, PointerWrite outcome) {
        return switch (outcome) {
            case Written _ -> writes.done(person, rev).replaceWith(true);
            case NotWritten(var reason)
            when reason == Reason.NO_SUCH_USER -> writes.forget(person).replaceWith(false);
            case NotWritten(var reason) -> {
                LOG.warnf("Auth0 was not told of %s (%s); it will be later", person.subject(), reason);
                yield Uni.createFrom().item(false);
            }
            case RateLimited(var until) -> {
                LOG.warnf("Auth0 was not told of %s: it takes no more calls until %s", person.subject(), until);
                yield writes.postpone(person, until).replaceWith(false);
            }
        };
    }
}
