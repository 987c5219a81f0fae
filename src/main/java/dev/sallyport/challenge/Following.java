package dev.sallyport.challenge;

import dev.sallyport.factor.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What is known of a message since its provider took it on, and when to ask again. Stored with the login.
///
/// Seven looks within a minute, where Twilio allows
/// [sixty](https://www.twilio.com/docs/verify/api/rate-limits-and-timeouts),
/// and with the five codes that one verification can have, 35 of the 180 of an hour.
///
/// @param looks that were taken
/// @param next the moment from which the next may be taken
public record Following(Arrival arrival, int looks, Instant next) {
    /// Texts mostly arrive in seconds, and a call that nobody takes rings for half a minute.
    private static final List<Duration> APART =
            Stream.of(2, 3, 4, 6, 10, 15, 20).map(Duration::ofSeconds).toList();

    public static Following from(Instant sent) {
        return new Following(Arrival.ON_ITS_WAY, 0, sent.plus(APART.getFirst()));
    }

    public boolean mayLook(Instant now) {
        return !ended() && !now.isBefore(next);
    }

    public Following looked(Instant now) {
        int taken = looks + 1;
        return new Following(arrival, taken, taken < APART.size() ? now.plus(APART.get(taken)) : now);
    }

    /// The first that is told of its end stands.
    public Following withFirst(Arrival told) {
        return arrival == Arrival.ON_ITS_WAY ? new Following(told, looks, next) : this;
    }

    /// Whether nobody asks any more.
    public boolean ended() {
        return arrival != Arrival.ON_ITS_WAY || looks >= APART.size();
    }
}
