package dev.sallyport.login;

import dev.sallyport.person.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jboss.logging.Logger;

/// Notices a store that was lost or put back to an old copy: within a short time many people come whom Auth0 calls
/// enrolled and the store does not know, or knows by an earlier state.
///
/// People are counted and not their tries: nobody raises the alarm alone. Remembers no more than it takes to tell.
@Singleton
final class LostPeople {
    static final int MANY = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(LostPeople.class);

    private final Clock clock;
    /// The latest of them, the longest ago first.
    private final SequencedMap<Person, Instant> latest = new LinkedHashMap<>();

    LostPeople(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Person person) {
        boolean before = areMany();
        latest.remove(person);
        latest.put(person, clock.instant());
        if (latest.size() > MANY) {
            latest.pollFirstEntry();
        }
        if (!before && areMany()) {
            LOG.errorf(
                    "%d people within %d minutes were refused whom Auth0 calls enrolled and the store does not know."
                            + " It seems lost, or older than it should be: restore it",
                    MANY, WINDOW.toMinutes());
        }
    }

    synchronized boolean areMany() {
        return latest.size() == MANY
                && latest.firstEntry().getValue().isAfter(clock.instant().minus(WINDOW));
    }
}
