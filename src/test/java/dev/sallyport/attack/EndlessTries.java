package dev.sallyport.attack;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// As many tries as a measurement needs: no bound of a login, no delay, and the latest end that there may be.
public final class EndlessTries implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sallyport.login.tries", "1000",
                "sallyport.attempts.free-failures", "1000",
                "sallyport.attempts.disable-after", "100");
    }
}
