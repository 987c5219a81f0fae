package dev.sallyport.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// How phones are added.
@ConfigMapping(prefix = "sallyport.enrolment")
public interface EnrolmentConfig {
    /// The country that the phone page starts with when neither Auth0 nor the browser hints at one: ISO 3166-1 alpha-2.
    /// If no phone of it may be added, the page starts with one of which it may.
    @WithDefault("US")
    String defaultCountry();

    /// The countries whose phones may be added (ISO 3166-1 alpha-2), or `*` for every one. Fewer leave fraudsters fewer
    /// places to have texts sent to at your cost; a phone that was added before stays good.
    Set<String> countries();

    /// The kinds of numbers that may be added. More let in people without a mobile phone, and whoever wants a
    /// throw-away number.
    @WithDefault("mobile")
    Set<NumberType> numberTypes();

    /// Who may enrol without having been enrolled before. `OPEN` lets everybody add a phone at their first login:
    /// whoever has the password then adds theirs. `TICKET` asks the help desk to let each person do so.
    @WithDefault("open")
    FirstEnrolment first();

    enum FirstEnrolment {
        OPEN,
        TICKET
    }
}
