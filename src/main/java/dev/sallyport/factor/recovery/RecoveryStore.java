package dev.sallyport.factor.recovery;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sets of codes in the store, as hashes.
@Singleton
final class RecoveryStore {
    // The guard of a transaction: of two that replace a set, the second waits here and then takes away what the first
    // has put there.
    private static final String NEW_SET = """
            INSERT INTO recovery_sets (authenticator, salt, iterations, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (authenticator) DO UPDATE
            SET salt = excluded.salt, iterations = excluded.iterations, at = excluded.at
            RETURNING authenticator""";
    private static final String DROP_CODES = "DELETE FROM recovery_codes WHERE authenticator = $1";
    private static final String NEW_CODE =
            "INSERT INTO recovery_codes (authenticator, hash, used_at) VALUES ($1, $2, NULL)";
    private static final String HASHED_BY = "SELECT salt, iterations FROM recovery_sets WHERE authenticator = $1";
    // One statement: of fifty that bring the same code, one gets the row. The index compares hashes of a salt that
    // nobody outside knows, so the time it takes leads to no code.
    private static final String USE = """
            UPDATE recovery_codes SET used_at = $3
            WHERE authenticator = $1 AND hash = $2 AND used_at IS NULL RETURNING authenticator""";
    private static final String UNUSED =
            "SELECT COUNT(*) AS unused FROM recovery_codes WHERE authenticator = $1 AND used_at IS NULL";

    private final Database database;
    private final Clock clock;

    RecoveryStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Puts the codes in the place of all that the authenticator had: all of it or nothing.
    Uni<Void> replace(String authenticator, CodeHash hash, List<String> hashes) {
        List<Statement> then = new ArrayList<>();
        then.add(Statement.of(DROP_CODES, authenticator));
        hashes.forEach(one -> then.add(Statement.of(NEW_CODE, authenticator, one)));
        Statement set = Statement.of(NEW_SET, authenticator, hash.salt(), (long) hash.iterations(), clock.millis());
        return database.runIf(set, then).replaceWithVoid();
    }

    /// How the codes of the authenticator are hashed; empty if it has none.
    Uni<Optional<CodeHash>> hashOf(String authenticator) {
        return database.run(Statement.of(HASHED_BY, authenticator))
                .map(rows -> rows.stream().map(RecoveryStore::hash).findFirst());
    }

    /// Uses the code up.
    ///
    /// @return whether it was there and unused
    Uni<Boolean> use(String authenticator, String hash) {
        return database.run(Statement.of(USE, authenticator, hash, clock.millis()))
                .map(rows -> !rows.isEmpty());
    }

    Uni<Integer> unused(String authenticator) {
        return database.run(Statement.of(UNUSED, authenticator))
                .map(rows -> Math.toIntExact(rows.getFirst().number("unused")));
    }

    private static CodeHash hash(Row row) {
        return new CodeHash(row.text("salt"), Math.toIntExact(row.number("iterations")));
    }
}
