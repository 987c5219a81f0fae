package dev.sallyport.challenge;

import dev.sallyport.factor.Approval;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What phones were asked lately, for which login, and the first answer to each: whatever is told later changes
/// nothing.
///
/// Every instance sees it, whichever of them the provider called.
@Singleton
public final class ApprovalStore {
    /// How long the provider is left alone between two looks, however many pages wait for the one answer.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

    private static final String ASKED = """
            INSERT INTO approvals (reference, iss, sub, login, asked_at, looked_at, verdict, used_at)
            VALUES ($1, $2, $3, $4, $5, $5, NULL, NULL)""";
    private static final String TELL = """
            UPDATE approvals SET verdict = $2 WHERE reference = $1 AND verdict IS NULL
                AND NOT EXISTS (SELECT 1 FROM callback_nonces WHERE nonce = $3)
            RETURNING iss, sub, login""";
    private static final String REMEMBER = "INSERT INTO callback_nonces (nonce, at) VALUES ($1, $2)";
    private static final String VERDICT = "SELECT verdict FROM approvals WHERE reference = $1";
    private static final String USE = """
            UPDATE approvals SET verdict = $3, used_at = $4
            WHERE reference = $1 AND login = $2 AND used_at IS NULL AND (verdict IS NULL OR verdict = $3)
            RETURNING reference""";
    private static final String LOOK = """
            UPDATE approvals SET looked_at = $2 WHERE reference = $1 AND verdict IS NULL AND looked_at <= $3
            RETURNING reference""";

    private final Database database;
    private final Clock clock;

    ApprovalStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Whose phone was asked, and in which login.
    public record Owner(Person person, String login) {}

    /// Notes that a phone was asked. Only what is noted here can be answered.
    public Uni<Void> asked(String reference, Owner owner) {
        return database.run(Statement.of(
                        ASKED,
                        reference,
                        owner.person().issuer(),
                        owner.person().subject(),
                        owner.login(),
                        clock.millis()))
                .replaceWithVoid();
    }

    /// Takes down what the phone answered.
    ///
    /// @param nonce of the call that told it, which tells nothing a second time; null if nobody called
    /// @return whose phone that was, if nobody had told before; empty for a request that is not known here
    public Uni<Optional<Owner>> tell(String reference, Approval answer, @Nullable String nonce) {
        String verdict = word(answer).orElseThrow();
        Statement tell = Statement.of(TELL, reference, verdict, nonce == null ? "" : nonce);
        List<Statement> remember = nonce == null ? List.of() : List.of(Statement.of(REMEMBER, nonce, clock.millis()));
        return database.runIf(tell, remember)
                .map(all -> all.stream().flatMap(List::stream).findFirst().map(ApprovalStore::owner));
    }

    /// The first answer, if there is one.
    public Uni<Optional<Approval>> verdictOf(String reference) {
        return database.run(Statement.of(VERDICT, reference))
                .map(rows -> rows.stream()
                        .findFirst()
                        .flatMap(row -> row.optionalText("verdict"))
                        .map(ApprovalStore::read));
    }

    /// Takes an approval for this login, unless it was told otherwise before, or taken.
    public Uni<Boolean> use(String reference, String login) {
        return database.run(Statement.of(
                        USE, reference, login, word(new Approval.Approved()).orElseThrow(), clock.millis()))
                .map(rows -> !rows.isEmpty());
    }

    /// Whether it is time to ask the provider itself, as nobody has done lately. It is time for one only.
    public Uni<Boolean> mayLook(String reference) {
        long now = clock.millis();
        return database.run(Statement.of(LOOK, reference, now, now - BETWEEN_LOOKS.toMillis()))
                .map(rows -> !rows.isEmpty());
    }

    private static Owner owner(Row row) {
        return new Owner(new Person(row.text("iss"), row.text("sub")), row.text("login"));
    }

    /// Empty for what is no answer.
    private static Optional<String> word(Approval approval) {
        return switch (approval) {
            case Approval.Approved _ -> Optional.of("approved");
            case Approval.Denied _ -> Optional.of("denied");
            case Approval.ReportedNotMe _ -> Optional.of("not-me");
            case Approval.Expired _ -> Optional.of("expired");
            case Approval.Waiting _, Approval.Unavailable _ -> Optional.empty();
        };
    }

    private static Approval read(String word) {
        return switch (word) {
            case "approved" -> new Approval.Approved();
            case "denied" -> new Approval.Denied();
            case "not-me" -> new Approval.ReportedNotMe();
            case "expired" -> new Approval.Expired();
            default -> throw new IllegalStateException("The store has an answer that nobody gives");
        };
    }
}
