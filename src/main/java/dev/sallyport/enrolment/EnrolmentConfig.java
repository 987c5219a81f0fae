package dev.sallyport.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How phones are added.
@ConfigMapping(prefix = "sallyport.enrolment")
public interface EnrolmentConfig {
    /// The country that the phone page starts with when neither Auth0 nor the browser hints at one: ISO 3166-1 alpha-2.
    @WithDefault("US")
    String defaultCountry();
}
