package dev.sallyport.factor.verify;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which login each verification belongs to.
///
/// Verify keeps one pending verification for a *number* and sends its code again to whoever asks, so that two logins
/// side by side would share one code. Whoever claims it first has it; to all others it is somebody else's.
@Singleton
final class PendingVerifications {
    /// Longer than a verification lives, which is ten minutes by Twilio's clock.
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final String PLACE = "verifications.number";
    private static final String NEWEST = """
            SELECT sid, login FROM verifications WHERE number = $1 AND expires_at > $2
            ORDER BY expires_at DESC LIMIT 1""";
    // One statement: of two logins that are sent the same code, one gets the row.
    private static final String CLAIM = """
            INSERT INTO verifications (sid, number, login, expires_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (sid) DO UPDATE SET expires_at = excluded.expires_at
            WHERE verifications.login = excluded.login
            RETURNING sid""";

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    PendingVerifications(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /// The one that may be pending for a number, and whose it is.
    record Pending(VerificationSid sid, String login) {}

    Uni<Optional<Pending>> newest(String number) {
        return database.run(Statement.of(NEWEST, vault.mac(PLACE, number), clock.millis()))
                .map(PendingVerifications::first);
    }

    /// Takes the verification for this login.
    ///
    /// @return false if it is another's
    Uni<Boolean> claim(VerificationSid sid, String number, String login) {
        return database.run(Statement.of(
                        CLAIM,
                        sid.value(),
                        vault.mac(PLACE, number),
                        login,
                        clock.instant().plus(LIFE).toEpochMilli()))
                .map(rows -> !rows.isEmpty());
    }

    private static Optional<Pending> first(List<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new Pending(new VerificationSid(row.text("sid")), row.text("login")));
    }
}
