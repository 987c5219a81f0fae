package dev.sallyport.notice;

import dev.sallyport.person.Person;
import dev.sallyport.store.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// What people are still to be told.
///
/// A row is written in the transaction of the audit's row about the same event, so that neither is there without the
/// other. It names the person only: where they are reached is asked when they are told.
@Singleton
public final class Notices {
    private static final String OWED = """
            INSERT INTO notices (id, iss, sub, kind, factor, application, at, due_at, failures)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 0)""";

    private final boolean on;

    Notices(NoticeConfig config) {
        this.on = config.from().isPresent();
    }

    /// What is to be written beside the event; nothing where nobody is told anything.
    public List<Statement> owed(Person person, Notice notice) {
        return on ? List.of(inserting(person, notice)) : List.of();
    }

    private static Statement inserting(Person person, Notice notice) {
        return Statement.of(
                OWED,
                UUID.randomUUID().toString(),
                person.issuer(),
                person.subject(),
                notice.kind().wireName(),
                notice.factor() == null ? null : notice.factor().wireName(),
                notice.application(),
                notice.at().toEpochMilli());
    }
}
