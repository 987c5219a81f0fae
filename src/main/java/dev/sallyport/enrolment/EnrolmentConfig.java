package dev.sallyport.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How phones are added.
@ConfigMapping(prefix = "sallyport.enrolment")
public interface EnrolmentConfig {
    /// The country that the phone page starts with when neither Auth0 nor the browser hints at one: ISO 3166-1
    /// alpha-2.
    @WithDefault("US")
    String defaultCountry();

    /// Who may enrol without having been enrolled before. `OPEN` lets everybody add a phone at their first login:
    /// whoever
    /// has the password then adds theirs. `TICKET` asks the help desk to let each person do so.
    @WithDefault("open")
    FirstEnrolment first();

    enum FirstEnrolment {
        OPEN,
        TICKET
    }
}
