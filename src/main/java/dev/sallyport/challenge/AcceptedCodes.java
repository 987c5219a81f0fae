package dev.sallyport.challenge;

import dev.sallyport.factor.TypedCode;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The codes that let somebody in lately: each does so once, whatever the provider says of it.
///
/// Kept as keyed hashes, and by person: whoever reads the store cannot try them, and two people with one code do not
/// disturb each other. A code lives for minutes, so a day outlasts any provider's clock. Behind a new store key the
/// hashes made under the one before are not found again; then the provider's word stands alone for those minutes.
@Singleton
final class AcceptedCodes {
    private static final Duration MEMORY = Duration.ofHours(24);
    private static final String PLACE = "accepted_codes";
    // One statement: of fifty that hold the same code, one gets the row.
    private static final String CLAIM = """
            INSERT INTO accepted_codes (iss, sub, code, accepted_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (iss, sub, code) DO UPDATE SET accepted_at = excluded.accepted_at
            WHERE accepted_codes.accepted_at <= $5
            RETURNING accepted_at""";
    // Writes as CLAIM does, which costs more than reading, and changes nothing, as CLAIM does for a code of today.
    private static final String LOOK = """
            UPDATE accepted_codes SET accepted_at = accepted_at
            WHERE iss = $1 AND sub = $2 AND code = $3 AND accepted_at <= $4
            RETURNING accepted_at""";

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    AcceptedCodes(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /// Takes the code for this login. To be called only after the provider has called it right.
    ///
    /// @param then what follows from that, in the same transaction
    /// @return false if it let this person in before, within a day
    Uni<Boolean> claim(Person person, TypedCode code, List<Statement> then) {
        Instant now = clock.instant();
        Statement claim = Statement.of(
                CLAIM,
                person.issuer(),
                person.subject(),
                hash(person, code),
                now.toEpochMilli(),
                now.minus(MEMORY).toEpochMilli());
        return database.runIf(claim, then).map(all -> !all.isEmpty());
    }

    /// Does for a wrong code what [#claim] does for one that was used before, and tells nothing: otherwise the time of
    /// an answer would tell the two apart. So it is a transaction, too, that ends without a change.
    Uni<Void> look(Person person, TypedCode code) {
        Statement look = Statement.of(
                LOOK,
                person.issuer(),
                person.subject(),
                hash(person, code),
                clock.instant().minus(MEMORY).toEpochMilli());
        return database.runIf(look, List.of()).replaceWithVoid();
    }

    private String hash(Person person, TypedCode code) {
        return vault.mac(PLACE, person.issuer() + "\n" + person.subject() + "\n" + code.value());
    }
}
