package dev.sallyport.login;

import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.RequestToken;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How often a login waits until the disk has what it wrote. (docs/decisions/0023)
class CommitsTest {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @Test
    void loginOfSomebodyWhoIsEnrolledIsSevenCommits() {
        Counting database = new Counting(store.database());
        Gate gate = Gate.ofAllFactors(database, store.vault());
        gate.enrol();
        Browser ada = gate.browser();
        RequestToken token = gate.aToken().with("enrolled", true).with("rev", 1);

        assertThat(database.commitsOf(() -> ada.opening(token))).isEqualTo(2);
        assertThat(database.commitsOf(ada::looks)).as("a code is sent").isEqualTo(2);
        assertThat(database.commitsOf(() -> ada.types(RIGHT))).isEqualTo(3);
        assertThat(database.commitsOf(ada::looksAtAPage)).as("the hand-off").isZero();
    }

    /// A store whose commits are counted.
    private record Counting(Database database, AtomicInteger commits) implements Database {
        Counting(Database database) {
            this(database, new AtomicInteger());
        }

        int commitsOf(Runnable step) {
            int before = commits.get();
            step.run();
            return commits.get() - before;
        }

        @Override
        public Uni<List<Row>> run(Statement statement) {
            return database.run(statement).invoke(_ -> {
                if (!statement.sql().startsWith("SELECT")) {
                    commits.incrementAndGet();
                }
            });
        }

        @Override
        public Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
            return database.runIf(guard, then).invoke(commits::incrementAndGet);
        }
    }
}
