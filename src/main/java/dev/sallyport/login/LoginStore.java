package dev.sallyport.login;

import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The logins in the store. A row holds the request's `jti` as long as the login lives, which is longer than
/// the token does.
@Singleton
final class LoginStore {
    private static final String OPEN =
            "INSERT INTO logins (id, iss, jti, sub, cookie_hash, body, version, tries, opened_at, expires_at)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8) ON CONFLICT (iss, jti) DO NOTHING RETURNING id";
    // By name: PostgreSQL refuses a prepared `*` once another instance has added a column.
    private static final String COLUMNS = "SELECT id, cookie_hash, body, version, tries, opened_at, expires_at";
    private static final String BY_ID = COLUMNS + " FROM logins WHERE id = $1";
    private static final String BY_REQUEST = COLUMNS + " FROM logins WHERE iss = $1 AND jti = $2";
    private static final String SAVE =
            "UPDATE logins SET body = $1, cookie_hash = $2, version = version + 1 WHERE id = $3 AND version = $4"
                    + " RETURNING version";
    private static final String BOOK =
            "UPDATE logins SET tries = tries + 1 WHERE id = $1 AND tries < $2 AND expires_at > $3 RETURNING tries";
    private static final int PATIENCE = 20;

    private final Database database;
    private final StoredLogin.Format format;

    LoginStore(Database database, StoredLogin.Format format) {
        this.database = database;
        this.format = format;
    }

    /// Stores a new login.
    ///
    /// @return false if the same request has opened another one
    Uni<Boolean> open(Login login) {
        Person person = login.request().person();
        return database.run(Statement.of(
                        OPEN,
                        login.id(),
                        person.issuer(),
                        login.request().jti(),
                        person.subject(),
                        login.cookie(),
                        format.write(login),
                        login.openedAt().toEpochMilli(),
                        login.expiresAt().toEpochMilli()))
                .map(rows -> !rows.isEmpty());
    }

    Uni<Optional<Login>> find(String id) {
        return database.run(Statement.of(BY_ID, id)).map(this::first);
    }

    Uni<Optional<Login>> openedBy(Person person, String jti) {
        return database.run(Statement.of(BY_REQUEST, person.issuer(), jti)).map(this::first);
    }

    /// Counts a try of this login, in one statement: fifty at once are fifty.
    ///
    /// @param most the number of tries at which the login, or the code that it has now, is used up
    /// @return the number of tries with this one, or empty if they are used up or the login is over
    Uni<Optional<Integer>> bookTry(Login login, int most, Instant now) {
        return database.run(Statement.of(BOOK, login.id(), (long) most, now.toEpochMilli()))
                .map(rows -> rows.stream().findFirst().map(row -> Math.toIntExact(row.number("tries"))));
    }

    /// Applies a transition to the login as it stands now, again if another request changed it meanwhile. A
    /// transition that no longer fits must give back the login it was given.
    ///
    /// @param known the login as it was read lately. Mostly it still stands so, and is not read again
    Uni<Change> change(Login known, UnaryOperator<Login> transition) {
        return Uni.createFrom().deferred(() -> {
            Login changed = transition.apply(known);
            // That it fits no longer is to be seen in the store, not in what may be old.
            return changed.equals(known)
                    ? change(known.id(), transition, PATIENCE)
                    : save(changed, transition, PATIENCE);
        });
    }

    private Uni<Change> change(String id, UnaryOperator<Login> transition, int patience) {
        return find(id).map(found -> found.orElseThrow(() -> new IllegalStateException("The login is gone")))
                .chain(current -> {
                    Login changed = transition.apply(current);
                    return changed.equals(current)
                            ? Uni.createFrom().item(new Change(current, false))
                            : save(changed, transition, patience);
                });
    }

    private Uni<Change> save(Login changed, UnaryOperator<Login> transition, int patience) {
        return database.run(
                        Statement.of(SAVE, format.write(changed), changed.cookie(), changed.id(), changed.version()))
                .chain(rows -> rows.isEmpty()
                        ? again(changed.id(), transition, patience)
                        : Uni.createFrom()
                                .item(new Change(changed.stored(rows.getFirst().number("version")), true)));
    }

    private Uni<Change> again(String id, UnaryOperator<Login> transition, int patience) {
        return patience > 0
                ? change(id, transition, patience - 1)
                : Uni.createFrom().failure(new StoreFailed("a login that others keep changing", null));
    }

    private Optional<Login> first(List<Row> rows) {
        return rows.stream().findFirst().map(format::read);
    }

    /// @param made whether this call changed the login, as opposed to finding nothing to change
    record Change(Login login, boolean made) {}
}
