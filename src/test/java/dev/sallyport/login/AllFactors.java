package dev.sallyport.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that offers every factor there is, and asks phones.
public final class AllFactors implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sallyport.factors", "totp,authy,recovery", "sallyport.authy.onetouch", "true");
    }
}
