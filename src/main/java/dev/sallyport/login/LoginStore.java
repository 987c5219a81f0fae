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
import java.util.function.Function;
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

    /// Counts a try of this login, in one statement: fifty at once are fifty. It yields a row, for [#tries],
    /// unless they are used up or the login is over.
    ///
    /// @param most the number of tries at which the login, or the code that it has now, is used up
    static Statement bookingTry(Login login, int most, Instant now) {
        return Statement.of(BOOK, login.id(), (long) most, now.toEpochMilli());
    }

    /// The number of tries with the one that was booked.
    static int tries(Row booked) {
        return Math.toIntExact(booked.number("tries"));
    }

    /// Applies a transition to the login as it stands now, again if another request changed it meanwhile. A
    /// transition that no longer fits must give back the login it was given.
    ///
    /// @param known the login as it was read lately. Mostly it still stands so, and is not read again
    Uni<Change> change(Login known, UnaryOperator<Login> transition) {
        return change(known, new Wanted(transition, _ -> List.of()));
    }

    /// As [#change(Login, UnaryOperator)], with what is to be written whenever the login changes, in the same
    /// transaction.
    Uni<Change> change(Login known, UnaryOperator<Login> transition, Function<Login, List<Statement>> then) {
        return change(known, new Wanted(transition, then));
    }

    /// As [#change(Login, UnaryOperator)], and first records what it is about: in one transaction with the change, if
    /// the login still stands as it was read. Where it does not, what was recorded stays, and the change is tried
    /// again by itself.
    Uni<Change> record(Login known, UnaryOperator<Login> transition, Recording recording) {
        Wanted wanted = new Wanted(transition, _ -> List.of());
        return Uni.createFrom().deferred(() -> {
            Login changed = transition.apply(known);
            if (changed.equals(known)) {
                return recording.with(List.of()).chain(() -> change(known.id(), wanted, PATIENCE));
            }
            return recording
                    .with(List.of(saving(changed)))
                    .chain(all -> all.isEmpty()
                            ? save(changed, wanted, PATIENCE)
                            : saved(changed, all.getFirst(), List.of(), wanted, PATIENCE));
        });
    }

    private Uni<Change> change(Login known, Wanted wanted) {
        return Uni.createFrom().deferred(() -> {
            Login changed = wanted.transition.apply(known);
            // That it fits no longer is to be seen in the store, not in what may be old.
            return changed.equals(known) ? change(known.id(), wanted, PATIENCE) : save(changed, wanted, PATIENCE);
        });
    }

    private Uni<Change> change(String id, Wanted wanted, int patience) {
        return find(id).map(found -> found.orElseThrow(() -> new IllegalStateException("The login is gone")))
                .chain(current -> {
                    Login changed = wanted.transition.apply(current);
                    return changed.equals(current)
                            ? Uni.createFrom().item(new Change(current, false, List.of()))
                            : save(changed, wanted, patience);
                });
    }

    private Uni<Change> save(Login changed, Wanted wanted, int patience) {
        List<Statement> then = wanted.then.apply(changed);
        return then.isEmpty()
                ? database.run(saving(changed)).chain(rows -> saved(changed, rows, List.of(), wanted, patience))
                : database.runIf(saving(changed), then)
                        .chain(all -> all.isEmpty()
                                ? again(changed.id(), wanted, patience)
                                : saved(changed, all.getFirst(), all.subList(1, all.size()), wanted, patience));
    }

    private Statement saving(Login changed) {
        return Statement.of(SAVE, format.write(changed), changed.cookie(), changed.id(), changed.version());
    }

    private Uni<Change> saved(Login changed, List<Row> rows, List<List<Row>> then, Wanted wanted, int patience) {
        return rows.isEmpty()
                ? again(changed.id(), wanted, patience)
                : Uni.createFrom()
                        .item(new Change(changed.stored(rows.getFirst().number("version")), true, then));
    }

    private Uni<Change> again(String id, Wanted wanted, int patience) {
        return patience > 0
                ? change(id, wanted, patience - 1)
                : Uni.createFrom().failure(new StoreFailed("a login that others keep changing", null));
    }

    private Optional<Login> first(List<Row> rows) {
        return rows.stream().findFirst().map(format::read);
    }

    /// Records what a change of a login is about.
    @FunctionalInterface
    interface Recording {
        /// Records it, unless there is nothing to record.
        ///
        /// @param beside what is to be written in the same transaction
        /// @return the rows of each of `beside`; empty if there was nothing to record, and nothing
        ///     was written
        Uni<List<List<Row>>> with(List<Statement> beside);
    }

    /// What became of a transition.
    ///
    /// @param made whether this call changed the login, as opposed to finding nothing to change
    /// @param then the rows of each statement that was written with it
    record Change(Login login, boolean made, List<List<Row>> then) {}

    /// What a login is to become, and what is to be written when it has.
    private record Wanted(UnaryOperator<Login> transition, Function<Login, List<Statement>> then) {}
}
