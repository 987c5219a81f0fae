package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that brings its codes by Twilio Verify and knows no other factor, and that nobody waits for.
public final class VerifiedPhones implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "verify", "sallyport.login.resend-after", "0s");
    }
}
