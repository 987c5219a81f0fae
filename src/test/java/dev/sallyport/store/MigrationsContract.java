package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the migrations promise on every engine.
abstract class MigrationsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Statement RECORDS =
            Statement.of("SELECT version, name, applied_at FROM migrations ORDER BY version");

    private final MutableClock clock = new MutableClock(START);
    private Engine database;
    private Engine other;

    /// An empty database. Asked for twice, it is the same one as another replica sees it.
    abstract Engine open();

    @BeforeEach
    void openTwice() {
        database = open();
        other = open();
    }

    @AfterEach
    void close() {
        other.close();
        database.close();
    }

    @Test
    void emptyStoreGetsEveryTable() {
        apply(new Migrations(database, clock));

        for (String table : List.of("people", "authenticators", "logins", "attempts")) {
            assertThat(run(Statement.of("SELECT * FROM " + table))).isEmpty();
        }
        Row record = run(RECORDS).getFirst();
        assertThat(record.number("version")).isEqualTo(1);
        assertThat(record.text("name")).isEqualTo("first");
        assertThat(record.number("applied_at")).isEqualTo(START.toEpochMilli());
    }

    @Test
    void secondStartChangesNothing() {
        apply(new Migrations(database, clock));
        run(Statement.of("INSERT INTO people (iss, sub, rev, since) VALUES ('t', 's', 1, 1)"));
        clock.advance(Duration.ofDays(1));

        apply(new Migrations(database, clock));

        assertThat(run(Statement.of("SELECT iss FROM people"))).hasSize(1);
        assertThat(run(RECORDS))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.number("applied_at")).isEqualTo(START.toEpochMilli()));
    }

    @Test
    void laterStepIsAddedToAnOlderStore() {
        apply(migrations(step(1, "CREATE TABLE one (a TEXT)")));

        apply(migrations(step(1, "CREATE TABLE one (a TEXT)"), step(2, "CREATE TABLE two (a TEXT)")));

        assertThat(run(RECORDS)).extracting(row -> row.number("version")).containsExactly(1L, 2L);
        assertThat(run(Statement.of("SELECT a FROM two"))).isEmpty();
    }

    @Test
    void brokenStepLeavesNothingBehind() {
        Migrations broken = migrations(step(1, "CREATE TABLE one (a TEXT)", "CREATE TABLE one (a TEXT)"));

        assertThatThrownBy(() -> apply(broken)).isInstanceOf(StoreFailed.class);

        assertThat(run(RECORDS)).isEmpty();
        apply(migrations(step(1, "CREATE TABLE one (a TEXT)")));
        assertThat(run(RECORDS)).hasSize(1);
    }

    @Test
    void replicasThatStartTogetherApplyEachStepOnce() {
        Migrations one = new Migrations(database, clock);
        Migrations another = new Migrations(other, clock);

        Uni.join()
                .all(one.apply(), another.apply(), one.apply(), another.apply())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(run(RECORDS)).extracting(row -> row.number("version")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void storeOfANewerProgramIsLeftAlone() {
        apply(migrations(step(1, "CREATE TABLE one (a TEXT)"), step(7, "CREATE TABLE seven (a TEXT)")));

        assertThatThrownBy(() -> apply(migrations(step(1, "CREATE TABLE one (a TEXT)"), step(2, "DROP TABLE one"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer Sallyport")
                .hasMessageContaining("7")
                .hasMessageContaining("2");

        assertThat(run(Statement.of("SELECT a FROM one"))).isEmpty();
    }

    @Test
    void replicaThatRunsAlreadyReadsOnWhenAColumnIsAdded() {
        apply(migrations(step(1, "CREATE TABLE one (a TEXT)")));
        Statement read = Statement.of("SELECT a FROM one");
        assertThat(run(read)).isEmpty();

        new Migrations(other, clock, List.of(step(1), step(2, "ALTER TABLE one ADD COLUMN b TEXT")))
                .apply()
                .await()
                .atMost(PATIENCE);

        assertThat(run(read)).isEmpty();
    }

    private Migrations migrations(Migration... steps) {
        return new Migrations(database, clock, List.of(steps));
    }

    private static Migration step(long version, String... sql) {
        return new Migration(
                version, "step", List.of(sql).stream().map(Statement::of).toList());
    }

    private static void apply(Migrations migrations) {
        migrations.apply().await().atMost(PATIENCE);
    }

    private List<Row> run(Statement statement) {
        return database.run(statement).await().atMost(PATIENCE);
    }
}
