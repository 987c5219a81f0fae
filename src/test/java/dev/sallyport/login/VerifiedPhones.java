package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that brings all its codes by Twilio Verify, and that nobody waits for.
public final class VerifiedPhones implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "verify,email", "sallyport.login.resend-after", "0s");
    }
}
