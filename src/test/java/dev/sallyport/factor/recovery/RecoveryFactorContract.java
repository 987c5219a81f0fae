package dev.sallyport.factor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.Verdict.Right;
import dev.sallyport.factor.Verdict.Unavailable;
import dev.sallyport.factor.Verdict.Wrong;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That each code of a set proves once, on every engine. Covers C6.46 and, in part, C6.47.
abstract class RecoveryFactorContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Fewer than people get, since hashing them is slow on purpose.
    private static final int CODES = 3;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final HashWorkers workers = new HashWorkers(1, 1_000);
    private final Authenticator paper = authenticator("paper");
    private RecoveryFactor factor;
    private List<RecoveryCode> codes;

    /// A store with the present schema and no codes in it.
    abstract Database database();

    @BeforeEach
    void giveOutASet() {
        factor = newFactor();
        codes = keepNewSet(paper);
    }

    @AfterEach
    void endThreads() {
        workers.close();
    }

    @Test
    void everyCodeProvesOnce() {
        for (RecoveryCode code : codes) {
            assertThat(check(paper, code)).isEqualTo(new Right());
            assertThat(check(paper, code)).isEqualTo(new Wrong());
        }
        assertThat(left(paper)).isZero();
    }

    @Test
    void setHasTenCodesThatDiffer() {
        List<RecoveryCode> set = factor.newSet();

        assertThat(set).hasSize(10).doesNotHaveDuplicates();
        assertThat(factor.newSet()).hasSize(10).doesNotContainAnyElementsOf(set);
    }

    @Test
    void fiftyWhoBringOneCodeAreOne() {
        List<Uni<Verdict>> checks = IntStream.range(0, 50)
                .mapToObj(_ -> factor.check(paper, codes.getFirst()))
                .toList();

        assertThat(Uni.join().all(checks).andFailFast().await().atMost(PATIENCE))
                .hasSize(50)
                .containsOnlyOnce(new Right())
                .allMatch(verdict -> verdict instanceof Right || verdict instanceof Wrong);
        assertThat(left(paper)).isEqualTo(CODES - 1);
    }

    @Test
    void usedCodeStaysUsedAfterARestartAndTheOthersStayGood() {
        check(paper, codes.getFirst());

        factor = newFactor();

        assertThat(check(paper, codes.getFirst())).isEqualTo(new Wrong());
        assertThat(check(paper, codes.getLast())).isEqualTo(new Right());
    }

    @Test
    void newSetVoidsTheOneBefore() {
        List<RecoveryCode> fresh = keepNewSet(paper);

        assertThat(check(paper, codes.getFirst())).isEqualTo(new Wrong());
        assertThat(check(paper, fresh.getFirst())).isEqualTo(new Right());
        assertThat(left(paper)).isEqualTo(CODES - 1);
    }

    @Test
    void ofSetsThatAreReplacedTogetherOneIsLeft() {
        List<Uni<Void>> kept = IntStream.range(0, 4)
                .mapToObj(_ -> factor.keep(paper, newSet()))
                .toList();

        Uni.join().all(kept).andFailFast().await().atMost(PATIENCE);

        assertThat(left(paper)).isEqualTo(CODES);
    }

    @Test
    void codeOfAnotherPersonProvesNothing() {
        Authenticator other = authenticator("other");
        List<RecoveryCode> others = keepNewSet(other);

        assertThat(check(paper, others.getFirst())).isEqualTo(new Wrong());
        assertThat(check(other, codes.getFirst())).isEqualTo(new Wrong());
        assertThat(check(other, others.getFirst())).isEqualTo(new Right());
        assertThat(left(paper)).isEqualTo(CODES);
    }

    @Test
    void whoHasNoSetProvesNothing() {
        Authenticator nobody = authenticator("nobody");

        assertThat(check(nobody, codes.getFirst())).isEqualTo(new Wrong());
        assertThat(left(nobody)).isZero();
    }

    @Test
    void codeOfAnAppProvesNothing() {
        assertThat(factor.check(paper, new OneTimeCode("123456")).await().atMost(PATIENCE))
                .isEqualTo(new Wrong());
    }

    @Test
    void setThatWasHashedWithFewerIterationsStaysGood() {
        CodeHash older = new CodeHash("b2xkZXItc2FsdC0xNi1i", 1_000);
        RecoveryStore store = new RecoveryStore(database(), clock);
        store.replace("paper", older, List.of(older.of(codes.getFirst())))
                .await()
                .atMost(PATIENCE);

        assertThat(check(paper, codes.getFirst())).isEqualTo(new Right());
    }

    @Test
    void storeHoldsNoReadableCodeAndNoSaltTwice() {
        keepNewSet(authenticator("other"));

        assertThat(rows("SELECT authenticator, hash FROM recovery_codes"))
                .hasSize(2 * CODES)
                .allSatisfy(row -> assertThat(row.text("hash")).hasSize(44))
                .noneSatisfy(row -> assertThat(codes)
                        .anySatisfy(code -> assertThat(row.text("hash")).containsIgnoringCase(code.value())));
        assertThat(rows("SELECT salt, iterations FROM recovery_sets"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.number("iterations")).isEqualTo(CodeHash.ITERATIONS))
                .extracting(row -> row.text("salt"))
                .doesNotHaveDuplicates();
    }

    @Test
    void storeThatFailsHasNoVerdict() {
        rows("DROP TABLE recovery_codes");

        assertThat(check(paper, codes.getFirst())).isEqualTo(new Unavailable());
        assertThatThrownBy(() -> left(paper)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void whoCannotBeServedHasNoVerdictAndKeepsTheCode() {
        HashWorkers closed = new HashWorkers(1, 1);
        closed.close();
        RecoveryFactor busy = new RecoveryFactor(new RecoveryStore(database(), clock), closed);

        assertThat(busy.check(paper, codes.getFirst()).await().atMost(PATIENCE)).isEqualTo(new Unavailable());
        assertThat(check(paper, codes.getFirst())).isEqualTo(new Right());
    }

    private RecoveryFactor newFactor() {
        return new RecoveryFactor(new RecoveryStore(database(), clock), workers);
    }

    private List<RecoveryCode> keepNewSet(Authenticator authenticator) {
        List<RecoveryCode> set = newSet();
        factor.keep(authenticator, set).await().atMost(PATIENCE);
        return set;
    }

    private List<RecoveryCode> newSet() {
        return factor.newSet().subList(0, CODES);
    }

    private Verdict check(Authenticator authenticator, RecoveryCode code) {
        return factor.check(authenticator, code).await().atMost(PATIENCE);
    }

    private int left(Authenticator authenticator) {
        return factor.left(authenticator).await().atMost(PATIENCE);
    }

    private List<Row> rows(String sql) {
        return database().run(Statement.of(sql)).await().atMost(PATIENCE);
    }

    private static Authenticator authenticator(String id) {
        return new Authenticator(
                id, FactorKind.RECOVERY, new Handle("set"), null, Instant.parse("2026-11-24T10:00:00Z"));
    }
}
