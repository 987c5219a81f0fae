package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Limits that a test can reach, under the profile for payments.
public final class StrictLimits implements QuarkusTestProfile {
    public static final int REQUESTS_AT_ONCE = 5;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sallyport.profile", "psd2",
                "sallyport.requests-at-once", Integer.toString(REQUESTS_AT_ONCE),
                "sallyport.attempts.first-delay", "1ms",
                "sallyport.attempts.longest-delay", "1ms",
                "sallyport.attempts.disable-after", "10",
                "sallyport.login.tries-per-code", "2",
                "sallyport.login.resend-after", "1ms",
                "sallyport.sending.per-person", "3",
                "sallyport.enrolment.countries", "DE,US",
                // More than there are processors, to be cut down.
                "quarkus.vertx.event-loops-pool-size", "64");
    }
}
