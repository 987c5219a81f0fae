package dev.sallyport.migration;

import dev.sallyport.factor.FactorKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/// Whether people are moved from Authy to another factor.
@ConfigMapping(prefix = "sallyport.migrate")
interface MigrationConfig {
    /// The factor that people are moved to, each at their next login by Authy; nobody is without it. Authy's own codes
    /// work until then, so both factors have to be offered.
    @WithParentName
    Optional<Target> target();

    /// Whether it is only counted who would be moved, and nobody is asked for anything.
    @WithDefault("false")
    boolean dryRun();

    enum Target {
        VERIFY(FactorKind.VERIFY),
        /// Each person scans a key once: the one that they have at Authy cannot be had from there.
        TOTP(FactorKind.TOTP);

        private final FactorKind kind;

        Target(FactorKind kind) {
            this.kind = kind;
        }

        FactorKind kind() {
            return kind;
        }
    }
}
