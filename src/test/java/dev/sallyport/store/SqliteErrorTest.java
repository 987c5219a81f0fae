package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a lack of memory leaves behind, wherever it comes: nothing that is in anybody's way.
class SqliteErrorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Statement INSERT = Statement.of("INSERT INTO things (name) VALUES ('a')");
    private static final Statement NAMES = Statement.of("SELECT name FROM things");

    @TempDir
    private Path folder;

    private SqliteWriter writer;
    private SqliteReader reader;

    @BeforeEach
    void open() {
        SqliteFile file = new SqliteFile(folder.resolve("store.db"));
        writer = new SqliteWriter(SqliteSession.open(file), 100);
        reader = new SqliteReader(SqliteSession.open(file), 100);
        done(writer.run(Statement.of("CREATE TABLE things (name TEXT)")));
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        writer.close();
    }

    @Test
    void errorBehindAWriteTakesItBack_andTheNextOneIsCommitted() {
        assertFails(writer.ask("write", session -> {
            session.run(INSERT);
            throw new OutOfMemoryError("as if");
        }));
        assertThat(done(reader.run(NAMES))).isEmpty();

        done(writer.run(INSERT));

        assertThat(done(reader.run(NAMES))).hasSize(1);
    }

    @Test
    void errorBetweenAGuardAndWhatFollowsLeavesNoSavepoint() {
        assertFails(writer.ask("guard", session -> {
            session.run(Statement.of("SAVEPOINT guarded"));
            throw new StackOverflowError("as if");
        }));

        done(writer.runIf(Statement.of("INSERT INTO things (name) VALUES ('b') RETURNING name"), List.of(INSERT)));

        assertThat(done(reader.run(NAMES))).hasSize(2);
    }

    @Test
    void transactionThatSQLiteHasEndedByItselfIsNotMissed() {
        assertFails(writer.ask("rollback", session -> List.of(session.run(Statement.of("ROLLBACK")))));

        done(writer.run(INSERT));

        assertThat(done(reader.run(NAMES))).hasSize(1);
    }

    @Test
    void errorWhileReadingLeavesNoOldSightOfTheStore() {
        assertFails(reader.ask("read", session -> {
            session.run(Statement.of("BEGIN"));
            session.run(NAMES);
            throw new OutOfMemoryError("as if");
        }));
        done(writer.run(INSERT));

        assertThat(done(reader.run(NAMES))).hasSize(1);
    }

    private static <T> List<T> done(Uni<List<T>> asked) {
        return asked.await().atMost(PATIENCE);
    }

    private static void assertFails(Uni<?> asked) {
        assertThat(asked.subscribeAsCompletionStage())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(StoreFailed.class);
    }
}
