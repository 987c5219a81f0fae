package dev.sallyport.migration;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The rule by which people are moved: whoever has just proven an Authy phone, and holds nothing of the new kind yet.
@Singleton
public final class Migration {
    /// The factor that people are moved from.
    public static final FactorKind FROM = FactorKind.AUTHY;

    private final Optional<FactorKind> target;
    private final boolean dryRun;

    Migration(MigrationConfig config) {
        this.target = config.target().map(MigrationConfig.Target::kind);
        this.dryRun = config.dryRun();
    }

    /// What is to be done with somebody.
    ///
    /// @param dryRun whether it is to be told only
    public record Move(FactorKind to, boolean dryRun) {}

    /// What is to be done with somebody who has just proven something of theirs; empty if nothing.
    ///
    /// @param held all that the person may use
    public Optional<Move> after(Authenticator proven, List<Authenticator> held) {
        return target.filter(_ -> proven.kind() == FROM)
                .filter(to -> held.stream().noneMatch(one -> one.kind() == to))
                .map(to -> new Move(to, dryRun));
    }

    /// The factor that people are moved to, if they are.
    public Optional<FactorKind> target() {
        return target;
    }

    public boolean isDryRun() {
        return dryRun;
    }
}
