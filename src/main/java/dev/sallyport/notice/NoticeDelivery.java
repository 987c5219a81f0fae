package dev.sallyport.notice;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.person.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Tells people what happened, a little later and again until they are told, for a day.
///
/// Only an address that the tenant calls verified is written to: any other may be somebody else's. A mail that was
/// sent just before this process was killed is sent once more.
@Singleton
final class NoticeDelivery {
    private static final Logger LOG = Logger.getLogger(NoticeDelivery.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NoticeStore store;
    private final Users users;
    private final ReactiveMailer mailer;
    private final NotMeLink link;
    private final MeterRegistry meters;

    NoticeDelivery(NoticeStore store, Users users, ReactiveMailer mailer, NotMeLink link, MeterRegistry meters) {
        this.store = store;
        this.users = users;
        this.mailer = mailer;
        this.link = link;
        this.meters = meters;
    }

    /// One round over all that there is to tell.
    @Scheduled(every = "${sallyport.notices.every:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return store.dropOld()
                .invoke(dropped -> count(dropped, "too-old"))
                .chain(store::due)
                .onItem()
                .transformToMulti(people -> Multi.createFrom().iterable(people))
                .onItem()
                .transformToUniAndConcatenate(person -> store.take(person)
                        .chain(taken -> taken.isEmpty() ? Uni.createFrom().voidItem() : tell(person, taken)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> tell(Person person, List<NoticeStore.Taken> taken) {
        return users.emailOf(person).chain(lookup -> switch (lookup) {
            case EmailLookup.Found(var email, var verified) when verified -> send(person, email, taken);
            case EmailLookup.Found _, EmailLookup.NoEmail _, EmailLookup.NoSuchUser _ -> {
                LOG.warnf("%s cannot be told by mail what happened: no verified address", person.subject());
                count(taken.size(), "no-address");
                yield store.done(taken);
            }
            // Comes up again by itself.
            case EmailLookup.Unavailable _ -> Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> send(Person person, EmailAddress email, List<NoticeStore.Taken> taken) {
        List<Notice> notices = taken.stream().map(NoticeStore.Taken::notice).toList();
        NoticeMail mail = new NoticeMail(
                person.issuer(),
                notices.stream().map(NoticeText::of).toList(),
                link.to(person, notices).toString());
        return mail.createUni()
                .chain(text -> mailer.send(Mail.withText(email.value(), mail.subject(), text)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(() -> store.done(taken))
                .invoke(() -> count(taken.size(), "sent"))
                .onFailure()
                .recoverWithUni(failure -> failed(person, taken.size(), failure));
    }

    /// The message of a failure can hold the address.
    private Uni<Void> failed(Person person, int notices, Throwable failure) {
        LOG.warnf(
                "A mail to %s was not sent, and is tried again later: %s",
                person.subject(), failure.getClass().getName());
        count(notices, "failed");
        return Uni.createFrom().voidItem();
    }

    private void count(int notices, String outcome) {
        if (notices > 0) {
            meters.counter("sallyport.notices", "outcome", outcome).increment(notices);
        }
    }
}
