package dev.sallyport.factor.totp;

import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Keys for authenticator apps that somebody else makes and checks: what they are to be like by the settings, and how
/// they get into an app.
@Singleton
public final class AppKeys {
    private final TotpRules rules;

    AppKeys(TotpConfig config) {
        this.rules = TotpRules.of(config);
    }

    public String issuer() {
        return rules.issuer();
    }

    /// By its name in a link.
    public String algorithm() {
        return rules.algorithm().name();
    }

    public int digits() {
        return rules.digits();
    }

    /// In seconds.
    public long period() {
        return rules.period().toSeconds();
    }

    /// How many steps before and after the present one are to be taken.
    public int window() {
        return rules.window();
    }

    /// The link that brings such a key into an app.
    ///
    /// @param secret in base 32
    /// @return empty for a secret that is too short, or none
    public Optional<Handle> link(String secret, String account) {
        return TotpKey.made(rules, account, secret).map(TotpKey::handle);
    }

    /// Such a link in the ways in which apps take one.
    ///
    /// @throws IllegalArgumentException if it is not one of [#link]
    public Invitation invitation(Handle link) {
        return TotpKey.invitation(link);
    }
}
