package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Following;
import dev.sallyport.challenge.Sending;
import dev.sallyport.factor.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the code page has to tell of the newest code's way at some moment.
///
/// @param word names it: a page says by it what it shows, and hears when there is something else
/// @param pause until another code may be asked for in the place of a lost one; zero if at once, or never
/// @param mayChange whether there may be more to tell without anybody doing anything
record CodeNews(String word, Duration pause, boolean mayChange) {

    static CodeNews of(Login login, Challenge challenge, LoginConfig config, Instant now) {
        return switch (challenge.sending()) {
            case Sending.Asked _ -> news(login, "asked", Duration.ZERO, true);
            case Sending.Answered(var _, Following following) -> followed(login, following, config, now);
            case Sending.NotBegun _, Sending.Withheld _ -> news(login, "told", Duration.ZERO, false);
        };
    }

    private static CodeNews followed(Login login, @Nullable Following following, LoginConfig config, Instant now) {
        if (following == null) {
            return news(login, "told", Duration.ZERO, false);
        }
        if (following.arrival() != Arrival.LOST) {
            String word = following.arrival().name().toLowerCase(Locale.ROOT);
            return news(login, word, Duration.ZERO, !following.ended());
        }
        Duration pause = login.sends().areUsedUp(config.sends())
                ? Duration.ZERO
                : login.sends().pause(now, config.resendAfter());
        return pause.isZero() ? news(login, "lost", pause, false) : news(login, "lost-yet", pause, true);
    }

    private static CodeNews news(Login login, String what, Duration pause, boolean mayChange) {
        // Whether the text arrived and whether the call that came after it did are not the same news.
        return new CodeNews(login.sends().count() + "-" + what, pause, mayChange);
    }
}
