package dev.sallyport.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every engine promises behind [Database].
abstract class DatabaseContract {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String INSERT = "INSERT INTO things (name, note, amount) VALUES ($1, $2, $3)";
    static final Statement COUNT = Statement.of("SELECT COUNT(*) AS amount FROM things");

    abstract Database database();

    @BeforeEach
    void makeTable() {
        run(Statement.of("DROP TABLE IF EXISTS things"));
        run(Statement.of("CREATE TABLE things (name TEXT PRIMARY KEY, note TEXT, amount BIGINT)"));
    }

    @Test
    void textNumbersAndNothingComeBackAsTheyWent() {
        run(Statement.of(INSERT, "Zoë 日本 😀 'quoted' $1", null, Long.MAX_VALUE));

        Row row = run(Statement.of("SELECT name, note, amount FROM things")).getFirst();

        assertThat(row.text("name")).isEqualTo("Zoë 日本 😀 'quoted' $1");
        assertThat(row.optionalText("note")).isEmpty();
        assertThat(row.number("amount")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void smallNumbersAreLongsToo() {
        run(Statement.of(INSERT, "a", "b", 7L));

        assertThat(run(Statement.of("SELECT amount FROM things")).getFirst().number("amount"))
                .isEqualTo(7L);
    }

    @Test
    void placesMayComeInAnyOrderAndTwice() {
        run(Statement.of(
                "INSERT INTO things (note, name, amount) VALUES ($2, $1, $3 + 0), ($2, $2, $3 + 0)", "a", "b", 1L));

        assertThat(run(Statement.of("SELECT name, note FROM things ORDER BY name")))
                .extracting(row -> row.text("name") + row.text("note"))
                .containsExactly("ab", "bb");
    }

    @Test
    void conflictThatDoesNothingReturnsNoRow() {
        Statement insert = Statement.of(INSERT + " ON CONFLICT (name) DO NOTHING RETURNING name", "a", null, 1L);

        assertThat(run(insert)).hasSize(1);
        assertThat(run(insert)).isEmpty();
    }

    @Test
    void guardThatYieldsARowLetsTheRestHappen() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);

        runIf(guard, List.of(Statement.of(INSERT, "b", null, 2L), Statement.of(INSERT, "c", null, 3L)));

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void answerHasTheRowsOfEachStatementInItsTurn() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);
        Statement silent = Statement.of(INSERT, "b", null, 2L);
        Statement none = Statement.of("UPDATE things SET amount = 9 WHERE name = $1 RETURNING name", "nobody");
        Statement two = Statement.of("UPDATE things SET amount = amount + 1 RETURNING name");

        List<List<Row>> all = runIf(guard, List.of(silent, none, two));

        assertThat(all)
                .extracting(rows ->
                        rows.stream().map(row -> row.text("name")).sorted().toList())
                .containsExactly(List.of("guard"), List.of(), List.of(), List.of("b", "guard"));
    }

    @Test
    void guardWithoutARowChangesNothing() {
        Statement guard = Statement.of("UPDATE things SET amount = 0 WHERE name = $1 RETURNING name", "nobody");

        assertThat(runIf(guard, List.of(Statement.of(INSERT, "b", null, 2L)))).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void failureAfterTheGuardTakesEverythingBack() {
        Statement guard = Statement.of(INSERT + " RETURNING name", "guard", null, 1L);
        Statement taken = Statement.of(INSERT, "guard", null, 2L);

        assertThatThrownBy(() -> runIf(guard, List.of(Statement.of(INSERT, "b", null, 2L), taken)))
                .isInstanceOf(StoreFailed.class);

        assertThat(count()).isZero();
        // The engine is as usable as before.
        assertThat(runIf(guard, List.of())).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void failureOfTheGuardTakesEverythingBack() {
        run(Statement.of(INSERT, "a", null, 1L));
        Statement taken = Statement.of(INSERT + " RETURNING name", "a", null, 2L);

        assertThatThrownBy(() -> runIf(taken, List.of(Statement.of(INSERT, "b", null, 2L))))
                .isInstanceOf(StoreFailed.class);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void failureDoesNotTellTheValues() {
        run(Statement.of(INSERT, "secret", null, 1L));

        assertThatThrownBy(() -> run(Statement.of(INSERT, "secret", null, 1L)))
                .isInstanceOf(StoreFailed.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("INSERT INTO things");
    }

    @Test
    void ofFiftyConditionalUpdatesAtOnceOneWins() {
        run(Statement.of(INSERT, "prize", null, 0L));
        Statement take =
                Statement.of("UPDATE things SET amount = 1 WHERE name = $1 AND amount = 0 RETURNING name", "prize");

        assertThat(atOnce(50, () -> database().run(take)))
                .filteredOn(rows -> !rows.isEmpty())
                .hasSize(1);
    }

    @Test
    void ofFiftyGuardedTransactionsAtOnceOneWins() {
        Statement guard = Statement.of(INSERT + " ON CONFLICT (name) DO NOTHING RETURNING name", "prize", null, 0L);
        Statement then = Statement.of("UPDATE things SET amount = amount + 1 WHERE name = $1", "prize");

        assertThat(atOnce(50, () -> database().runIf(guard, List.of(then))))
                .filteredOn(rows -> !rows.isEmpty())
                .hasSize(1);
        assertThat(run(Statement.of("SELECT amount FROM things")).getFirst().number("amount"))
                .isEqualTo(1);
    }

    @Test
    void nothingHappensBeforeSomeoneListens() {
        Uni<List<Row>> insert = database().run(Statement.of(INSERT, "a", null, 1L));
        assertThat(count()).isZero();

        insert.await().atMost(PATIENCE);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void answerAndFailureArriveOnTheContextThatAsked() {
        Vertx vertx = Vertx.vertx();
        try {
            Context asker = requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            CompletableFuture<@Nullable Context> onAnswer = new CompletableFuture<>();
            CompletableFuture<@Nullable Context> onFailure = new CompletableFuture<>();

            asker.runOnContext(_ -> {
                database().run(COUNT).subscribe().with(_ -> onAnswer.complete(Vertx.currentContext()));
                database()
                        .run(Statement.of("SELECT nothing FROM nowhere"))
                        .subscribe()
                        .with(_ -> {}, _ -> onFailure.complete(Vertx.currentContext()));
            });

            assertThat(onAnswer).succeedsWithin(PATIENCE).isSameAs(asker);
            assertThat(onFailure).succeedsWithin(PATIENCE).isSameAs(asker);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    List<Row> run(Statement statement) {
        return database().run(statement).await().atMost(PATIENCE);
    }

    List<List<Row>> runIf(Statement guard, List<Statement> then) {
        return database().runIf(guard, then).await().atMost(PATIENCE);
    }

    long count() {
        return run(COUNT).getFirst().number("amount");
    }

    private static <T> List<T> atOnce(int times, Supplier<Uni<T>> work) {
        List<Uni<T>> all = IntStream.range(0, times).mapToObj(_ -> work.get()).toList();
        return Uni.join().all(all).andFailFast().await().atMost(PATIENCE);
    }
}
