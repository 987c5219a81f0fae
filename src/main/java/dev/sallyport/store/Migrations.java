package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;

/// Brings a store to the schema that this program needs.
///
/// Each step runs once and whole or not at all, also when several replicas start together: the row that records it is
/// the guard of its transaction.
final class Migrations {
    // Named here and not searched for: a native executable has no folder to list.
    private static final List<String> FILES = List.of(
            "001-first", "002-gate", "003-conversions", "004-factors", "005-approvals", "006-verify", "007-notices");

    private static final Statement RECORDS = Statement.of("""
            CREATE TABLE IF NOT EXISTS migrations (
                version BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )""");
    private static final Statement NEWEST = Statement.of("SELECT COALESCE(MAX(version), 0) AS version FROM migrations");
    private static final String RECORD = """
            INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)
            ON CONFLICT (version) DO NOTHING RETURNING version""";

    private final Database database;
    private final Clock clock;
    private final List<Migration> migrations;

    Migrations(Database database, Clock clock) {
        this(database, clock, FILES.stream().map(Migration::read).toList());
    }

    Migrations(Database database, Clock clock, List<Migration> migrations) {
        this.database = database;
        this.clock = clock;
        this.migrations = List.copyOf(migrations);
    }

    /// Applies what is missing, in order. Fails without changing anything if the store belongs to a newer program.
    Uni<Void> apply() {
        Uni<Void> steps = database.run(RECORDS)
                // Of replicas that start together on an empty PostgreSQL all but one are refused here: its IF NOT
                // EXISTS does not see a table that another transaction is about to make.
                .onFailure(StoreFailed.class)
                .retry()
                .atMost(1)
                .chain(() -> database.run(NEWEST))
                .invoke(this::refuseNewer)
                .replaceWithVoid();
        for (Migration migration : migrations) {
            steps = steps.chain(() -> apply(migration));
        }
        return steps;
    }

    private Uni<Void> apply(Migration migration) {
        Statement record = Statement.of(RECORD, migration.version(), migration.name(), clock.millis());
        return database.runIf(record, migration.statements()).replaceWithVoid();
    }

    private void refuseNewer(List<Row> newest) {
        long stored = newest.getFirst().number("version");
        long known = migrations.getLast().version();
        if (stored > known) {
            throw new IllegalStateException("The store was made by a newer Sallyport (its schema is " + stored
                    + ", this program knows " + known + "): run that one, or restore an older backup");
        }
    }
}
