package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that moves people from Authy to Twilio Verify.
public final class MovingToVerify implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "authy,verify", "sallyport.migrate", "verify");
    }
}
