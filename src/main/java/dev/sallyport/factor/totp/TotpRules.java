package dev.sallyport.factor.totp;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Set;

/// The settings, once they are known to make sense.
record TotpRules(String issuer, TotpAlgorithm algorithm, int digits, Duration period, int window) {
    private static final Set<Integer> DIGITS = Set.of(6, 8);
    private static final Duration SHORTEST = Duration.ofSeconds(15);

    /// NIST SP 800-63B, 3.1.4.1: what the code is made from changes at least once every two minutes.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int WIDEST = 2;

    TotpRules {
        if (!TotpKey.isName(issuer)) {
            throw new ConfigurationException(
                    "sallyport.totp.issuer must have 1 to 32 printable characters and no colon");
        }
        if (!DIGITS.contains(digits)) {
            throw new ConfigurationException("sallyport.totp.digits must be 6 or 8");
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0 || period.toMillisPart() > 0) {
            throw new ConfigurationException("sallyport.totp.period must be whole seconds, from 15s to 120s");
        }
        if (window < 0 || window > WIDEST) {
            throw new ConfigurationException("sallyport.totp.window must be from 0 to 2");
        }
    }

    static TotpRules of(TotpConfig config) {
        return new TotpRules(config.issuer(), config.algorithm(), config.digits(), config.period(), config.window());
    }
}
