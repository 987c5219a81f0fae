package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service whose people have authenticator apps with keys that Twilio Verify keeps.
public final class KeysAtVerify implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "verify-totp,recovery");
    }
}
