package dev.sallyport.factor.totp;

import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.SecondFactor;

/// Shows the tests of other packages what this one keeps to itself.
public final class TotpParts {
    public static final Class<? extends SecondFactor> FACTOR = TotpFactor.class;

    private TotpParts() {}

    public static Invitation anInvitation() {
        TotpKey key = new TotpKey(
                "Acme Billing", "ada@example.com", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TotpAlgorithm.SHA1, 6, 30);
        return TotpKey.invitation(key.handle());
    }
}
