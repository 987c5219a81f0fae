package dev.sallyport.factor.totp;

import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The newest step that each key has proved: none is taken twice, nor an older one after it (RFC 6238, 5.2).
///
/// Beside it stands the drift of the app's clock, a running mean of how far from our time its codes were (section 6).
/// The window is laid around that, and cut to the window around our own time: what is learnt takes codes away from a
/// guesser and never adds one. One code that was typed late moves the mean by a quarter and the window not at all.
@Singleton
final class TotpSteps {
    private static final long STEP = 1_000;
    private static final long HALF = STEP / 2;
    /// The part that the newest code has in the mean.
    private static final long QUARTER = STEP / 4;
    // Older than any; it is what a code without a step is written down with.
    private static final long NONE = -1;
    // One statement: of fifty that bring the same step, one gets the row.
    private static final String TAKE = """
            INSERT INTO totp_steps (authenticator, last_step, drift, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (authenticator) DO UPDATE
            SET last_step = excluded.last_step, at = excluded.at,
                drift = totp_steps.drift - totp_steps.drift / 4 + excluded.drift
            WHERE totp_steps.last_step < excluded.last_step AND ABS(4 * excluded.drift - totp_steps.drift) <= $5
            RETURNING last_step""";

    private final Database database;
    private final Clock clock;

    TotpSteps(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Takes the step for this key.
    ///
    /// @param authenticator the key's id, whether or not anybody has activated it yet
    /// @param offset how many steps it is from the present one
    /// @return false if it is not newer than the last one, or too far from where the app's clock was found to be
    Uni<Boolean> take(String authenticator, long step, int offset, int window) {
        return run(authenticator, step, offset * QUARTER, window * STEP + HALF);
    }

    /// Does for a wrong code what [#take] does for one that was used before, and takes nothing: otherwise the time of
    /// an answer would tell the two apart.
    Uni<Void> look(String authenticator) {
        return run(authenticator, NONE, 0, 0).replaceWithVoid();
    }

    private Uni<Boolean> run(String authenticator, long step, long quarter, long reach) {
        return database.run(Statement.of(TAKE, authenticator, step, quarter, clock.millis(), reach))
                .map(rows -> !rows.isEmpty());
    }
}
