package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service whose people approve logins in the tenant's own app, and that nobody waits for.
public final class AppsOfTheTenant implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "verify-push,totp,recovery", "sallyport.login.resend-after", "0s");
    }
}
