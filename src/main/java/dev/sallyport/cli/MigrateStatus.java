package dev.sallyport.cli;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.migration.Migration;
import dev.sallyport.person.Holders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// Tells how far the move from Authy to another factor has got.
@Singleton
final class MigrateStatus implements Verb {
    static final Form FORM = new Form(
            "migrate status", "Tells how many people still have to move from Authy.", MigrateStatus.class, List.of());

    private final Migration migration;
    private final Holders holders;

    MigrateStatus(Migration migration, Holders holders) {
        this.migration = migration;
        this.holders = holders;
    }

    @Override
    public Uni<Outcome> run(ParseResult typed) {
        return migration
                .target()
                .map(to -> holders.of(Migration.FROM, to).map(shares -> told(to, shares, migration.isDryRun())))
                .orElseGet(() -> Uni.createFrom()
                        .item(new Outcome(
                                Outcome.UNUSABLE,
                                "Nobody is moved: sallyport.migrate is not set. It holds verify or totp.")));
    }

    static Outcome told(FactorKind to, Holders.Shares shares, boolean dryRun) {
        String target = to.wireName();
        return Outcome.done("%sStill to move from authy to %s: %d. With both: %d. With %s and without authy: %d."
                .formatted(
                        dryRun ? "Dry run, nobody is asked. " : "",
                        target,
                        shares.onlyOne(),
                        shares.both(),
                        target,
                        shares.onlyOther()));
    }
}
