package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    static Path folder;

    private final SqliteFile file = new SqliteFile(newFolder().resolve("data/store.db"));
    private SqliteDatabase database = SqliteDatabase.open(file, 100);

    @Override
    Database database() {
        return database;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasAnsweredIsOnDiskAlready() throws IOException {
        run(Statement.of(INSERT, "a", null, 1L));

        // As after a power cut: what lies in the files at this moment, and nothing more.
        Path copy = newFolder().resolve("store.db");
        Files.copy(file.path(), copy);
        Files.copy(beside(file, "-wal"), beside(new SqliteFile(copy), "-wal"));
        SqliteDatabase revived = SqliteDatabase.open(new SqliteFile(copy), 1);

        assertThat(revived.run(COUNT).await().atMost(PATIENCE).getFirst().number("amount"))
                .isEqualTo(1);
        revived.close();
    }

    @Test
    void closingFinishesTheWorkAndLeavesOneFile() {
        CompletableFuture<List<Row>> asked =
                database.run(Statement.of(INSERT, "a", null, 1L)).subscribeAsCompletionStage();

        database.close();

        assertThat(asked).isCompleted();
        assertThat(beside(file, "-wal")).doesNotExist();
        database = SqliteDatabase.open(file, 100);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void closedStoreRefuses() {
        database.close();

        assertThatThrownBy(() -> run(COUNT)).isInstanceOf(StoreFailed.class);
        database = SqliteDatabase.open(file, 100);
    }

    @Test
    void askerWhoLeavesIsBookedAllTheSame() throws SQLException {
        try (SqliteSession other = SqliteSession.open(file)) {
            // Given a store that is busy when the statement is asked for
            other.run(Statement.of("BEGIN IMMEDIATE"));

            // When
            CompletableFuture<List<Row>> first =
                    database.run(Statement.of(INSERT, "a", null, 1L)).subscribeAsCompletionStage();
            database.run(Statement.of(INSERT, "b", null, 1L))
                    .subscribe()
                    .with(_ -> {})
                    .cancel();
            other.run(Statement.of("COMMIT"));

            // Then
            assertThat(first).succeedsWithin(PATIENCE);
            await().atMost(PATIENCE).until(() -> count() == 2);
        }
    }

    @Test
    void fullQueueRefusesAtOnce() throws SQLException {
        try (SqliteSession other = SqliteSession.open(file)) {
            // Given
            other.run(Statement.of("BEGIN IMMEDIATE"));

            // When
            List<CompletableFuture<List<Row>>> asked = IntStream.range(0, 200)
                    .mapToObj(i -> database.run(Statement.of(INSERT, "n" + i, null, 1L))
                            .subscribeAsCompletionStage())
                    .toList();

            // Then a hundred wait, or one fewer: whoever made the table has its answer a moment before its place
            // is free.
            assertThat(asked)
                    .filteredOn(CompletableFuture::isCompletedExceptionally)
                    .hasSizeBetween(100, 101)
                    .allSatisfy(refused -> assertThat(refused)
                            .failsWithin(PATIENCE)
                            .withThrowableThat()
                            .withCauseInstanceOf(StoreFailed.class));
            other.run(Statement.of("COMMIT"));
            assertThat(asked.getFirst()).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void oneThatFailsTakesNobodyAlong() throws SQLException {
        try (SqliteSession other = SqliteSession.open(file)) {
            // Given three who wait together, one of whom asks for what cannot be
            other.run(Statement.of("BEGIN IMMEDIATE"));
            database.run(Statement.of(INSERT, "first", null, 1L)).subscribe().with(_ -> {});
            CompletableFuture<List<Row>> before =
                    database.run(Statement.of(INSERT, "a", null, 1L)).subscribeAsCompletionStage();
            CompletableFuture<List<Row>> impossible =
                    database.run(Statement.of(INSERT, "a", null, 1L)).subscribeAsCompletionStage();
            CompletableFuture<List<Row>> after =
                    database.run(Statement.of(INSERT, "b", null, 1L)).subscribeAsCompletionStage();

            // When
            other.run(Statement.of("COMMIT"));

            // Then
            assertThat(before).succeedsWithin(PATIENCE);
            assertThat(impossible).failsWithin(PATIENCE);
            assertThat(after).succeedsWithin(PATIENCE);
            assertThat(count()).isEqualTo(3);
        }
    }

    @Test
    void guardWithoutARowIsTakenBackAlone() throws SQLException {
        try (SqliteSession other = SqliteSession.open(file)) {
            // Given three who wait together, one of whose guards writes a row and yields none
            other.run(Statement.of("BEGIN IMMEDIATE"));
            database.run(Statement.of(INSERT, "first", null, 1L)).subscribe().with(_ -> {});
            CompletableFuture<List<Row>> before =
                    database.run(Statement.of(INSERT, "a", null, 1L)).subscribeAsCompletionStage();
            CompletableFuture<List<List<Row>>> guarded = database.runIf(
                            Statement.of(INSERT, "guard", null, 1L), List.of(Statement.of(INSERT, "then", null, 1L)))
                    .subscribeAsCompletionStage();
            CompletableFuture<List<Row>> after =
                    database.run(Statement.of(INSERT, "b", null, 1L)).subscribeAsCompletionStage();

            // When
            other.run(Statement.of("COMMIT"));

            // Then
            assertThat(List.of(before, guarded, after))
                    .allSatisfy(asked -> assertThat(asked).succeedsWithin(PATIENCE));
            assertThat(run(Statement.of("SELECT name FROM things ORDER BY name")))
                    .extracting(row -> row.text("name"))
                    .containsExactly("a", "b", "first");
        }
    }

    @Test
    void readingDoesNotWaitForAWriter() throws SQLException {
        run(Statement.of(INSERT, "a", null, 1L));
        try (SqliteSession other = SqliteSession.open(file)) {
            other.run(Statement.of("BEGIN IMMEDIATE"));
            other.run(Statement.of("DELETE FROM things"));

            assertThat(count()).isEqualTo(1);

            other.run(Statement.of("COMMIT"));
            assertThat(count()).isZero();
        }
    }

    @Test
    void twoProcessesOnOneFileDoNotMissEachOthersWrites() {
        SqliteDatabase other = SqliteDatabase.open(file, 100);
        run(Statement.of(INSERT, "prize", null, 0L));
        Statement take = Statement.of("UPDATE things SET amount = amount + 1 WHERE name = $1 RETURNING name", "prize");

        Uni.join()
                .all(IntStream.range(0, 60)
                        .mapToObj(i -> i % 2 == 0
                                ? database.run(take)
                                : other.runIf(take, List.of()).map(List::getFirst))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(run(Statement.of("SELECT amount FROM things")).getFirst().number("amount"))
                .isEqualTo(60);
        other.close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatItMakesOnlyItsOwnerMayRead() throws IOException {
        assertThat(permissions(file.path())).isEqualTo("rw-------");
        assertThat(permissions(beside(file, "-wal"))).isEqualTo("rw-------");
        assertThat(permissions(beside(file, "-shm"))).isEqualTo("rw-------");
        assertThat(permissions(file.path().resolveSibling("."))).isEqualTo("rwx------");
    }

    @Test
    void pathThatIsNoFileIsToldByTheNameOfTheSetting() {
        assertThatThrownBy(() -> SqliteFile.named(" "))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.store.url");
        assertThatThrownBy(() -> SqliteFile.named("store.db?cache=shared"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.store.url");
        assertThatThrownBy(() -> SqliteFile.named(folder.toString()).create())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.store.url");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(folder, "store");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path beside(SqliteFile file, String suffix) {
        return Path.of(file.path() + suffix);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
