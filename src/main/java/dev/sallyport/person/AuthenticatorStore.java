package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The people and their authenticators in the store. Handles and numbers are sealed there.
@Singleton
public final class AuthenticatorStore {
    private static final int PAGE = 500;
    private static final String PERSON = """
            SELECT rev, since, not_before,
                (SELECT COUNT(*) FROM tickets WHERE tickets.iss = people.iss AND tickets.sub = people.sub
                    AND used_at IS NULL AND expires_at > $3) AS tickets
            FROM people WHERE iss = $1 AND sub = $2""";
    private static final String ACTIVE = """
            SELECT id, kind, handle, phone, since FROM authenticators
            WHERE iss = $1 AND sub = $2 AND retired_at IS NULL ORDER BY since, id""";
    private static final String SAME_KIND =
            "SELECT id, handle FROM authenticators WHERE kind = $1 AND id > $2 ORDER BY id LIMIT " + PAGE;
    private static final String NEW_PERSON = """
            INSERT INTO people (iss, sub, rev, since, not_before) VALUES ($1, $2, 1, $3, NULL)
            ON CONFLICT (iss, sub) DO NOTHING RETURNING rev""";
    // Asked once more where it is written: of two that found the same ticket, the second sees it used.
    private static final String USE_TICKET = """
            UPDATE tickets SET used_at = $3
            WHERE iss = $1 AND sub = $2 AND used_at IS NULL AND expires_at > $3 RETURNING id""";
    private static final String NEXT_REV = "UPDATE people SET rev = rev + 1 WHERE iss = $1 AND sub = $2";
    // By the rev that was read: whatever changed the person meanwhile, a reset above all, has another one.
    private static final String NEXT_REV_AFTER =
            "UPDATE people SET rev = rev + 1 WHERE iss = $1 AND sub = $2 AND rev = $3 RETURNING rev";
    private static final String RESET_PERSON = """
            INSERT INTO people (iss, sub, rev, since, not_before) VALUES ($1, $2, 1, $3, $4)
            ON CONFLICT (iss, sub) DO UPDATE SET rev = people.rev + 1, not_before = $4 RETURNING rev""";
    private static final String VOID_PROOFS =
            "UPDATE people SET rev = rev + 1, not_before = $3 WHERE iss = $1 AND sub = $2 RETURNING rev";
    private static final String VOID_PROOFS_ONCE = """
            UPDATE people SET rev = rev + 1, not_before = $3
            WHERE iss = $1 AND sub = $2 AND (not_before IS NULL OR not_before <= $4) RETURNING rev""";
    private static final String RETIRE =
            "UPDATE authenticators SET retired_at = $3 WHERE iss = $1 AND sub = $2 AND retired_at IS NULL";
    private static final String RETIRE_KIND = """
            UPDATE authenticators SET retired_at = $3
            WHERE iss = $1 AND sub = $2 AND kind = $4 AND retired_at IS NULL""";
    private static final String RETIRE_ONE = """
            UPDATE authenticators SET retired_at = $3
            WHERE iss = $1 AND sub = $2 AND id = $4 AND retired_at IS NULL""";
    private static final String DROP_TICKETS = "DELETE FROM tickets WHERE iss = $1 AND sub = $2 AND used_at IS NULL";
    private static final String NEW_TICKET = """
            INSERT INTO tickets (id, iss, sub, reason, opened_at, expires_at, used_at)
            VALUES ($1, $2, $3, $4, $5, $6, NULL)""";

    private static final int PATIENCE = 5;

    private final Database database;
    private final AuthenticatorRows sealed;
    private final Clock clock;

    AuthenticatorStore(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.sealed = new AuthenticatorRows(vault);
        this.clock = clock;
    }

    /// Tells what is known of the person. A store that does not answer is a failure, never [Standing.Unknown].
    public Uni<Standing> standingOf(Person person) {
        return database.run(Statement.of(PERSON, person.issuer(), person.subject(), clock.millis()))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(new Standing.Unknown())
                        : activeOf(person).map(active -> known(rows.getFirst(), active)));
    }

    /// The authenticators that the person may use, oldest first.
    public Uni<List<Authenticator>> activeOf(Person person) {
        return database.run(Statement.of(ACTIVE, person.issuer(), person.subject()))
                .map(rows -> rows.stream().map(sealed::read).toList());
    }

    /// Whether no other row, living or retired and of whoever, has the same name at the provider. Reads all of
    /// its kind, some at a time, since they are sealed.
    public Uni<Boolean> isNobodyElses(Authenticator authenticator) {
        return isNobodyElses(authenticator, "");
    }

    private Uni<Boolean> isNobodyElses(Authenticator authenticator, String last) {
        return database.run(Statement.of(SAME_KIND, authenticator.kind().wireName(), last))
                .chain(rows -> {
                    if (rows.stream().anyMatch(row -> sealed.isAnotherOf(authenticator, row))) {
                        return Uni.createFrom().item(false);
                    }
                    return rows.size() < PAGE
                            ? Uni.createFrom().item(true)
                            : isNobodyElses(authenticator, rows.getLast().text("id"));
                });
    }

    /// Makes this the person's first authenticator, if and only if the store knows nothing of the person yet. The
    /// row in `people` is the one door: whoever inserts it has won, and it never goes away.
    ///
    /// @return whether it was the first; if not, nothing was changed
    public Uni<Boolean> activateFirst(Person person, Authenticator authenticator) {
        long since = authenticator.since().toEpochMilli();
        Statement door = Statement.of(NEW_PERSON, person.issuer(), person.subject(), since);
        return changed(
                door, List.of(sealed.inserting(person, authenticator), PointerWrites.owed(person, clock.instant())));
    }

    /// Makes this the person's authenticator, if and only if a ticket for that is open; the ticket is used up.
    ///
    /// @return whether there was a ticket; if not, nothing was changed
    public Uni<Boolean> activateByTicket(Person person, Authenticator authenticator) {
        Statement door = Statement.of(USE_TICKET, person.issuer(), person.subject(), clock.millis());
        return changed(
                door,
                List.of(
                        sealed.inserting(person, authenticator),
                        Statement.of(NEXT_REV, person.issuer(), person.subject()),
                        PointerWrites.owed(person, clock.instant())));
    }

    /// Makes this one of the person's authenticators, beside one that they still hold.
    ///
    /// @return whether their grounds still stand; if not, nothing was changed
    public Uni<Boolean> activateBeside(Person person, Authenticator authenticator, Grounds grounds) {
        return add(person, authenticator, known -> proofGone(known, grounds), _ -> List.of(), PATIENCE)
                .map(Addition.Added.class::isInstance);
    }

    /// As [#activateBeside], if the person holds none of that kind yet. Of many at once one is added, and the others
    /// are told of it.
    public Uni<Addition> activateOnly(Person person, Authenticator authenticator, Grounds grounds) {
        return add(
                person,
                authenticator,
                known -> proofGone(known, grounds).or(() -> alreadyThere(known, authenticator)),
                _ -> List.of(),
                PATIENCE);
    }

    /// Makes this one of the person's authenticators in the place of one that they still hold, and of all others of
    /// that one's kind: all of it or nothing. Of many at once one comes in, and the others are told of it.
    public Uni<Addition> activateInPlaceOf(Person person, Authenticator authenticator, Grounds grounds) {
        return add(
                person,
                authenticator,
                // In this order: whoever comes second finds the one that was proven gone because of the first.
                known -> alreadyThere(known, authenticator).or(() -> proofGone(known, grounds)),
                known -> List.of(retiring(person, known, grounds.authenticator())),
                PATIENCE);
    }

    private static Optional<Addition> proofGone(Standing.Known known, Grounds grounds) {
        return grounds.standIn(known) ? Optional.empty() : Optional.of(new Addition.ProofGone());
    }

    private static Optional<Addition> alreadyThere(Standing.Known known, Authenticator authenticator) {
        return known.oneOf(authenticator.kind()).map(Addition.AlreadyThere::new);
    }

    private Statement retiring(Person person, Standing.Known known, String held) {
        FactorKind kind = known.authenticator(held).orElseThrow().kind();
        return Statement.of(RETIRE_KIND, person.issuer(), person.subject(), clock.millis(), kind.wireName());
    }

    private Uni<Addition> add(
            Person person,
            Authenticator authenticator,
            Function<Standing.Known, Optional<Addition>> hindrance,
            Function<Standing.Known, List<Statement>> along,
            int patience) {
        return standingOf(person).chain(standing -> switch (standing) {
            case Standing.Unknown _ -> Uni.createFrom().item(new Addition.ProofGone());
            case Standing.Known known ->
                hindrance
                        .apply(known)
                        .map(hindered -> Uni.createFrom().item(hindered))
                        .orElseGet(() -> added(person, authenticator, known.rev(), along.apply(known))
                                .chain(added -> added || patience == 0
                                        ? Uni.createFrom().item(added ? new Addition.Added() : new Addition.ProofGone())
                                        : add(person, authenticator, hindrance, along, patience - 1)));
        });
    }

    private Uni<Boolean> added(Person person, Authenticator authenticator, long rev, List<Statement> along) {
        Statement door = Statement.of(NEXT_REV_AFTER, person.issuer(), person.subject(), rev);
        List<Statement> then = new ArrayList<>(along);
        then.add(sealed.inserting(person, authenticator));
        then.add(PointerWrites.owed(person, clock.instant()));
        return changed(door, then);
    }

    /// Takes one of their authenticators from the person, if it may go by what they hold when that is done: of many at
    /// once, each finds what the others have left. Proofs until now stay good.
    ///
    /// @return [Retirement.Verdict#GOES] if it is theirs no more; if not, nothing was changed
    public Uni<Retirement.Verdict> retire(Person person, Retirement retirement) {
        return retire(person, retirement, PATIENCE);
    }

    private Uni<Retirement.Verdict> retire(Person person, Retirement retirement, int patience) {
        return standingOf(person).chain(standing -> switch (standing) {
            case Standing.Unknown _ -> Uni.createFrom().item(Retirement.Verdict.PROOF_GONE);
            case Standing.Known known -> {
                Retirement.Verdict verdict = retirement.in(known);
                yield verdict == Retirement.Verdict.GOES
                        ? retired(person, retirement, known.rev())
                                .chain(done ->
                                        done ? Uni.createFrom().item(verdict) : again(person, retirement, patience))
                        : Uni.createFrom().item(verdict);
            }
        });
    }

    private Uni<Retirement.Verdict> again(Person person, Retirement retirement, int patience) {
        return patience > 0
                ? retire(person, retirement, patience - 1)
                : Uni.createFrom().failure(new StoreFailed("a person whom others keep changing", null));
    }

    private Uni<Boolean> retired(Person person, Retirement retirement, long rev) {
        String issuer = person.issuer();
        String subject = person.subject();
        return changed(
                Statement.of(NEXT_REV_AFTER, issuer, subject, rev),
                List.of(
                        Statement.of(RETIRE_ONE, issuer, subject, clock.millis(), retirement.authenticator()),
                        PointerWrites.owed(person, clock.instant())));
    }

    /// Takes all authenticators from the person, makes every earlier proof void, and lets them enrol anew with the
    /// ticket: all of it or nothing. Also for somebody whom the store does not know, as after its loss.
    public Uni<Void> reset(Person person, Ticket ticket) {
        String issuer = person.issuer();
        String subject = person.subject();
        long now = clock.millis();
        Statement door = Statement.of(RESET_PERSON, issuer, subject, now, wholeSecondAfter(now));
        return changed(
                        door,
                        List.of(
                                Statement.of(RETIRE, issuer, subject, now),
                                Statement.of(DROP_TICKETS, issuer, subject),
                                Statement.of(
                                        NEW_TICKET,
                                        ticket.id(),
                                        issuer,
                                        subject,
                                        ticket.reason(),
                                        ticket.openedAt().toEpochMilli(),
                                        ticket.expiresAt().toEpochMilli()),
                                PointerWrites.owed(person, clock.instant())))
                .replaceWithVoid();
    }

    /// Makes every earlier proof of the person void: somebody else may have given it. What they hold stays theirs.
    public Uni<Void> voidProofs(Person person) {
        Statement door = Statement.of(VOID_PROOFS, person.issuer(), person.subject(), wholeSecondAfter(clock.millis()));
        return changed(door, List.of(PointerWrites.owed(person, clock.instant())))
                .replaceWithVoid();
    }

    /// As [#voidProofs], and closes a ticket that is open, unless either was done after the time given.
    ///
    /// @param beside what else is done then, or not at all
    /// @return whether it was not
    public Uni<Boolean> distrust(Person person, Instant since, List<Statement> beside) {
        Statement door = Statement.of(
                VOID_PROOFS_ONCE,
                person.issuer(),
                person.subject(),
                wholeSecondAfter(clock.millis()),
                wholeSecondAfter(since.toEpochMilli()));
        List<Statement> then = new ArrayList<>(beside);
        then.add(Statement.of(DROP_TICKETS, person.issuer(), person.subject()));
        then.add(PointerWrites.owed(person, clock.instant()));
        return changed(door, then);
    }

    /// Auth0 reads whole seconds: rounded down, a proof of the same second would outlive the reset.
    private static long wholeSecondAfter(long millis) {
        return Math.ceilDiv(millis, 1_000L) * 1_000L;
    }

    private Uni<Boolean> changed(Statement door, List<Statement> then) {
        return database.runIf(door, then).map(rows -> !rows.isEmpty());
    }

    private static Standing known(Row row, List<Authenticator> active) {
        return new Standing.Known(
                row.number("rev"),
                Instant.ofEpochMilli(row.number("since")),
                row.optionalNumber("not_before").map(Instant::ofEpochMilli),
                active,
                row.number("tickets") > 0);
    }
}
