package dev.sallyport.factor.totp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a new key is like, and how far from its time a code is taken. Keys that people have stay as they were made.
@ConfigMapping(prefix = "sallyport.totp")
interface TotpConfig {
    /// The name that apps show the key under. A person has many keys and finds this one by it.
    @WithDefault("Sallyport")
    String issuer();

    /// The hash under HMAC. All three are safe in it; many apps know SHA1 only, and some take another for it without a
    /// word and then show wrong codes.
    @WithDefault("SHA1")
    TotpAlgorithm algorithm();

    /// 6 or 8. Eight are harder to guess and to type; not every app can.
    @WithDefault("6")
    int digits();

    /// How long a code is shown. Longer is kinder to slow hands and to whoever looks over a shoulder; few apps know
    /// anything but 30 s.
    @WithDefault("30s")
    Duration period();

    /// How many steps before and after the present one are taken, 0 to 2. More forgives wrong clocks, and gives a
    /// guesser as many more codes that are right; 0 is the strict half minute of ASVS 6.5.5.
    @WithDefault("1")
    int window();
}
