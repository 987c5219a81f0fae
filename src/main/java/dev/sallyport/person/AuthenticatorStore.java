package dev.sallyport.person;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The people and their authenticators in the store. Handles and numbers are sealed there.
@Singleton
public final class AuthenticatorStore {
    private static final String PERSON = "SELECT rev, since, not_before FROM people WHERE iss = $1 AND sub = $2";
    private static final String ACTIVE = "SELECT id, kind, handle, phone, since FROM authenticators"
            + " WHERE iss = $1 AND sub = $2 AND retired_at IS NULL ORDER BY since, id";
    private static final String NEW_PERSON = "INSERT INTO people (iss, sub, rev, since, not_before)"
            + " VALUES ($1, $2, 1, $3, NULL) ON CONFLICT (iss, sub) DO NOTHING RETURNING rev";
    private static final String NEW_AUTHENTICATOR =
            "INSERT INTO authenticators (id, iss, sub, kind, handle, phone, since, retired_at)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)";

    private final Database database;
    private final Vault vault;

    AuthenticatorStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /// Tells what is known of the person. A store that does not answer is a failure, never [Standing.Unknown].
    public Uni<Standing> standingOf(Person person) {
        return database.run(Statement.of(PERSON, person.issuer(), person.subject()))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(new Standing.Unknown())
                        : activeOf(person).map(active -> known(rows.getFirst(), active)));
    }

    /// The authenticators that the person may use, oldest first.
    public Uni<List<Authenticator>> activeOf(Person person) {
        return database.run(Statement.of(ACTIVE, person.issuer(), person.subject()))
                .map(rows -> rows.stream().map(this::authenticator).toList());
    }

    /// Makes this the person's first authenticator, if and only if the store knows nothing of the person yet. The row
    /// in `people` is the one door: whoever inserts it has won, and it never goes away.
    ///
    /// @return the person's `rev`, or empty if somebody else came first
    public Uni<Optional<Long>> activateFirst(Person person, Authenticator authenticator) {
        long since = authenticator.since().toEpochMilli();
        Statement door = Statement.of(NEW_PERSON, person.issuer(), person.subject(), since);
        return database.runIf(door, List.of(inserting(person, authenticator)))
                .map(rows -> rows.stream().findFirst().map(row -> row.number("rev")));
    }

    private Statement inserting(Person person, Authenticator authenticator) {
        PhoneNumber phone = authenticator.phone();
        return Statement.of(
                NEW_AUTHENTICATOR,
                authenticator.id(),
                person.issuer(),
                person.subject(),
                authenticator.kind().wireName(),
                vault.seal(handleOf(authenticator.id()), authenticator.handle().value()),
                phone == null ? null : vault.seal(phoneOf(authenticator.id()), stored(phone)),
                authenticator.since().toEpochMilli());
    }

    private Authenticator authenticator(Row row) {
        String id = row.text("id");
        return new Authenticator(
                id,
                FactorKind.ofWireName(row.text("kind")).orElseThrow(),
                new Handle(vault.open(handleOf(id), row.text("handle"))),
                row.optionalText("phone")
                        .map(stored -> phone(vault.open(phoneOf(id), stored)))
                        .orElse(null),
                Instant.ofEpochMilli(row.number("since")));
    }

    private static Standing known(Row row, List<Authenticator> active) {
        return new Standing.Known(
                row.number("rev"),
                Instant.ofEpochMilli(row.number("since")),
                row.optionalNumber("not_before").map(Instant::ofEpochMilli),
                active);
    }

    private static String stored(PhoneNumber phone) {
        return phone.countryCode() + " " + phone.national();
    }

    private static PhoneNumber phone(String stored) {
        int blank = stored.indexOf(' ');
        return new PhoneNumber(Integer.parseInt(stored.substring(0, blank)), stored.substring(blank + 1));
    }

    private static String handleOf(String id) {
        return "authenticators.handle:" + id;
    }

    private static String phoneOf(String id) {
        return "authenticators.phone:" + id;
    }
}
