package dev.sallyport.audit;

import static dev.sallyport.audit.AuditName.LOGIN_FAIL;
import static dev.sallyport.audit.AuditName.LOGIN_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.audit.Verification.Broken;
import dev.sallyport.audit.Verification.Kind;
import dev.sallyport.audit.Verification.Whole;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the audit promises on every engine. Covers C10.71 and C10.72.
abstract class AuditContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");

    private final MutableClock clock = new MutableClock(START);
    private Audit audit;

    /// A store with the present schema and an empty audit.
    abstract Database database();

    /// The same store, as another replica or another process sees it.
    abstract Database otherDatabase();

    abstract Vault vault();

    /// A vault whose only key has this id, and other bytes than the key of [#vault] that may have the same id.
    abstract Vault vaultOfSomebodyElse(String keyId);

    @BeforeEach
    void makeAudit() {
        audit = new Audit(database(), vault(), clock);
    }

    @Test
    void eventIsOneRowAndOneLineOfTheLog() {
        try (LogLines log = LogLines.of("dev.sallyport.audit")) {
            record(AuditEvent.of(LOGIN_FAIL, ANNA).because("wrong-code"));

            assertThat(rows()).singleElement().satisfies(row -> {
                assertThat(row.number("seq")).isEqualTo(1);
                assertThat(row.text("line")).isEqualTo("""
                        {"time":"2026-11-24T10:00:00.000Z","event":"authn_login_fail","result":"failure",\
                        "tenant":"tenant.example","user":"90f7c2b510f5f60b","reason":"wrong-code"}""");
                assertThat(log.lines())
                        .containsExactly("dev.sallyport.audit "
                                + row.text("line").replaceFirst("}$", "")
                                + ",\"seq\":1,\"mac\":\"" + row.text("mac") + "\"}");
            });
        }
    }

    @Test
    void eachIsToldWhatBecameOfWhatIsBesideIt_howeverManyAreWrittenAtOnce() {
        List<Uni<List<List<Row>>>> recording = IntStream.range(0, 50)
                .mapToObj(i -> audit.record(
                        AuditEvent.of(LOGIN_FAIL, ANNA),
                        IntStream.range(0, i % 3)
                                .mapToObj(j -> Statement.of(
                                        "INSERT INTO callback_nonces (nonce, at) VALUES ($1, 1) RETURNING nonce",
                                        i + "." + j))
                                .toList()))
                .toList();

        List<List<List<Row>>> all =
                Uni.join().all(recording).andFailFast().await().atMost(PATIENCE);

        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i))
                    .extracting(rows -> rows.getFirst().text("nonce"))
                    .containsExactlyElementsOf(
                            Stream.of(i + ".0", i + ".1").limit(i % 3).toList());
        }
    }

    @Test
    void whatIsWrittenBesideAnEventIsThereWithIt_orNeither() {
        audit.record(AuditEvent.of(LOGIN_FAIL, ANNA), List.of(beside("one")))
                .await()
                .atMost(PATIENCE);

        assertThatThrownBy(() -> audit.record(AuditEvent.of(LOGIN_FAIL, ANNA), List.of(beside("one")))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(StoreFailed.class);

        assertThat(rows()).hasSize(1);
        assertThat(database()
                        .run(Statement.of("SELECT nonce FROM callback_nonces"))
                        .await()
                        .atMost(PATIENCE))
                .hasSize(1);
        assertThat(verified()).isEqualTo(new Whole(1, Optional.of(START)));
    }

    private static Statement beside(String key) {
        return Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ($1, 0)", key);
    }

    @Test
    void emptyAuditIsWhole() {
        assertThat(verified()).isEqualTo(new Whole(0, Optional.empty()));
    }

    @Test
    void wholeAuditTellsHowFarItGoes() {
        recordTimes(2);
        clock.advance(Duration.ofMinutes(5));
        recordTimes(1);

        assertThat(verified()).isEqualTo(new Whole(3, Optional.of(START.plusSeconds(300))));
    }

    @Test
    void longAuditIsReadToItsEnd() {
        recordAtOnce(List.of(audit), 550);

        assertThat(verified()).isEqualTo(new Whole(550, Optional.of(START)));
    }

    @Test
    void auditGoesOnWhereTheLastProcessLeftIt() {
        recordTimes(2);

        audit = new Audit(otherDatabase(), vault(), clock);
        recordTimes(2);

        assertThat(verified()).isEqualTo(new Whole(4, Optional.of(START)));
    }

    @Test
    void fiftyEventsAtOnceFromTwoInstancesAreOneChain() {
        recordAtOnce(List.of(audit, new Audit(otherDatabase(), vault(), clock)), 50);

        assertThat(rows())
                .extracting(row -> row.number("seq"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
        assertThat(verified()).isEqualTo(new Whole(50, Optional.of(START)));
    }

    @Test
    void twoBusyInstancesDoNotStarveEachOther() {
        Audit other = new Audit(otherDatabase(), vault(), clock);
        List<Uni<Void>> both = new ArrayList<>();
        for (Audit one : List.of(audit, other)) {
            Uni<Void> busy = Uni.createFrom().voidItem();
            for (int i = 0; i < 60; i++) {
                busy = busy.chain(() -> one.record(AuditEvent.of(LOGIN_SUCCESS)));
            }
            both.add(busy);
        }

        Uni.join().all(both).andFailFast().await().atMost(PATIENCE);

        assertThat(verified()).isEqualTo(new Whole(120, Optional.of(START)));
    }

    @Test
    void eventsOfOneInstanceKeepTheirOrder() {
        List<Uni<Void>> recording = IntStream.range(0, 250)
                .mapToObj(i -> audit.record(AuditEvent.of(LOGIN_FAIL).saying("no. " + i)))
                .toList();

        Uni.join().all(recording).andFailFast().await().atMost(PATIENCE);

        assertThat(rows())
                .extracting(row -> row.text("line").replaceFirst(".*no\\. (\\d+).*", "$1"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(Integer::toString).toList());
    }

    @Test
    void callerWhoDoesNotWaitIsRecordedAllTheSame() {
        audit.record(AuditEvent.of(LOGIN_FAIL)).subscribe().with(_ -> {}).cancel();
        recordTimes(1);

        assertThat(verified()).isEqualTo(new Whole(2, Optional.of(START)));
    }

    @Test
    void answerArrivesOnTheContextThatAsked() {
        Vertx vertx = Vertx.vertx();
        try {
            Context asker = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            CompletableFuture<@Nullable Context> answered = new CompletableFuture<>();

            // Given a write of somebody else that the event has to wait for
            audit.record(AuditEvent.of(LOGIN_FAIL)).subscribe().with(_ -> {});
            asker.runOnContext(_ -> audit.record(AuditEvent.of(LOGIN_FAIL))
                    .subscribe()
                    .with(_ -> answered.complete(Vertx.currentContext())));

            assertThat(answered).succeedsWithin(PATIENCE).isSameAs(asker);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void storeThatFailsFailsTheEvent() {
        run("DROP TABLE audit");

        assertThatThrownBy(() -> recordTimes(1)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void failureIsOverWhenTheStoreIsBack() {
        recordTimes(1);
        run("ALTER TABLE audit RENAME TO elsewhere");
        assertThatThrownBy(() -> recordTimes(1)).isInstanceOf(StoreFailed.class);
        run("ALTER TABLE elsewhere RENAME TO audit");

        recordTimes(1);

        assertThat(verified()).isEqualTo(new Whole(2, Optional.of(START)));
    }

    @Test
    void headThatIsGoneFailsTheEventAndIsFound() {
        recordTimes(1);
        run("DELETE FROM audit_head");

        assertThat(verified()).isEqualTo(new Broken(1, Kind.HEAD_CHANGED));
        assertThatThrownBy(() -> recordTimes(1)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void tooManyWaitingEventsAreRefused() {
        audit = new Audit(database(), vault(), clock, 3);

        List<CompletableFuture<Void>> recording = IntStream.range(0, 200)
                .mapToObj(_ -> audit.record(AuditEvent.of(LOGIN_FAIL)).subscribeAsCompletionStage())
                .toList();

        assertThat(recording)
                .anySatisfy(one -> assertThat(one)
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .withCauseInstanceOf(StoreFailed.class));
        assertThat(recording.getFirst()).succeedsWithin(PATIENCE);
    }

    @Test
    void changedLineIsFound() {
        recordTimes(5);
        run("UPDATE audit SET line = REPLACE(line, 'failure', 'success') WHERE seq = 3");

        assertThat(verified()).isEqualTo(new Broken(3, Kind.CHANGED));
    }

    @Test
    void changedHashIsFound() {
        recordTimes(5);
        run("UPDATE audit SET mac = (SELECT mac FROM audit WHERE seq = 2) WHERE seq = 3");

        assertThat(verified()).isEqualTo(new Broken(3, Kind.CHANGED));
    }

    @Test
    void missingRowIsFound() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq = 3");

        assertThat(verified()).isEqualTo(new Broken(3, Kind.MISSING));
    }

    @Test
    void missingRowIsFoundWhenTheOthersMoveUp() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq = 3");
        run("UPDATE audit SET seq = 3 WHERE seq = 4");
        run("UPDATE audit SET seq = 4 WHERE seq = 5");

        assertThat(verified()).isEqualTo(new Broken(3, Kind.CHANGED));
    }

    @Test
    void missingBeginningIsFound() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq < 3");

        assertThat(verified()).isEqualTo(new Broken(1, Kind.MISSING));
    }

    @Test
    void missingEndIsFound() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq > 3");

        assertThat(verified()).isEqualTo(new Broken(4, Kind.END_MISSING));
    }

    @Test
    void missingEndIsFoundWhenTheHeadIsTurnedBack() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq > 3");
        run("UPDATE audit_head SET seq = 3, mac = (SELECT mac FROM audit WHERE seq = 3)");

        assertThat(verified()).isEqualTo(new Broken(3, Kind.HEAD_CHANGED));
    }

    @Test
    void headTurnedBackIsFound() {
        recordTimes(5);
        run("UPDATE audit_head SET seq = 3");

        assertThat(verified()).isEqualTo(new Broken(5, Kind.HEAD_CHANGED));
    }

    @Test
    void emptiedAuditIsFound() {
        recordTimes(5);
        run("DELETE FROM audit");

        assertThat(verified()).isEqualTo(new Broken(1, Kind.END_MISSING));
    }

    @Test
    void missingEndStaysFoundWhenTheServiceGoesOn() {
        recordTimes(5);
        run("DELETE FROM audit WHERE seq > 3");

        audit = new Audit(otherDatabase(), vault(), clock);
        recordTimes(2);

        assertThat(verified()).isEqualTo(new Broken(4, Kind.MISSING));
    }

    @Test
    void insertedRowIsFound() {
        recordTimes(3);
        run("INSERT INTO audit (seq, line, mac) SELECT 4, line, mac FROM audit WHERE seq = 2");

        assertThat(verified()).isEqualTo(new Broken(4, Kind.CHANGED));
    }

    @Test
    void swappedRowsAreFound() {
        recordTimes(5);
        run("UPDATE audit SET seq = 9 WHERE seq = 2");
        run("UPDATE audit SET seq = 2 WHERE seq = 3");
        run("UPDATE audit SET seq = 3 WHERE seq = 9");

        assertThat(verified()).isEqualTo(new Broken(2, Kind.CHANGED));
    }

    @Test
    void chainMadeWithAnotherKeyIsFound() {
        audit = new Audit(database(), vaultOfSomebodyElse("test"), clock);
        recordTimes(3);

        assertThat(verified()).isEqualTo(new Broken(1, Kind.CHANGED));
    }

    @Test
    void chainGoneOnUnderAnUnknownKeyIsToldApart() {
        recordTimes(3);
        audit = new Audit(database(), vaultOfSomebodyElse("other"), clock);
        recordTimes(3);

        assertThat(verified()).isEqualTo(new Broken(4, Kind.KEY_UNKNOWN));
    }

    private void recordTimes(int times) {
        for (int i = 0; i < times; i++) {
            record(AuditEvent.of(LOGIN_FAIL, ANNA).saying("no. " + i));
        }
    }

    private void record(AuditEvent event) {
        audit.record(event).await().atMost(PATIENCE);
    }

    private void recordAtOnce(List<Audit> instances, int times) {
        List<Uni<Void>> recording = IntStream.range(0, times)
                .mapToObj(i -> instances.get(i % instances.size()).record(AuditEvent.of(LOGIN_FAIL, ANNA)))
                .toList();
        Uni.join().all(recording).andFailFast().await().atMost(PATIENCE);
    }

    private Verification verified() {
        return new AuditTrail(database(), vault()).verify().await().atMost(PATIENCE);
    }

    private List<Row> rows() {
        return run("SELECT seq, line, mac FROM audit ORDER BY seq");
    }

    private List<Row> run(String sql) {
        return database().run(Statement.of(sql)).await().atMost(PATIENCE);
    }
}
