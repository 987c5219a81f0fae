package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody who floods the gate without being in a login. Covers C10.71.
class StrangersAuditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    final FreshSqliteStore store = new FreshSqliteStore();

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private Audit audit;
    private StrangersAudit strangers;

    @BeforeEach
    void makeAudit() {
        audit = new Audit(store.database(), store.vault(), clock);
        strangers = new StrangersAudit(audit, clock, 3);
    }

    @Test
    void floodOfForgedTokensDoesNotFillTheStore() {
        forged(1_000);

        assertThat(lines()).hasSize(4);
        assertThat(lines().getLast())
                .contains("excess_rate_limit_exceeded", "audit-limit")
                .contains("input_validation_fail came more than 3 times in a minute");
    }

    @Test
    void nextMinuteTellsHowManyWereLeftOut() {
        forged(10);
        clock.advance(Duration.ofMinutes(1));
        forged(1);

        assertThat(lines()).hasSize(6);
        assertThat(lines().get(4))
                .contains("7 of input_validation_fail left out in the minute from 2026-11-24T10:00:00Z");
        assertThat(lines().get(5)).contains("\"event\":\"input_validation_fail\"");
    }

    @Test
    void quietMinuteIsFollowedByNoNote() {
        forged(3);
        clock.advance(Duration.ofMinutes(1));
        forged(3);

        assertThat(lines()).hasSize(6).allMatch(line -> line.contains("\"event\":\"input_validation_fail\""));
    }

    @Test
    void forgedTokensDoNotHideAStolenOne() {
        forged(1_000);
        strangers.record(AuditEvent.of(AuditName.TOKEN_REUSE).because("token-used"));

        assertThat(lines().getLast()).contains("authn_token_reuse");
    }

    @Test
    void storeThatFailsKeepsNobodyWaiting() {
        store.database().run(Statement.of("DROP TABLE audit")).await().atMost(PATIENCE);

        forged(2);

        assertThat(store.database()
                        .run(Statement.of("SELECT seq FROM audit_head"))
                        .await()
                        .atMost(PATIENCE))
                .singleElement()
                .satisfies(row -> assertThat(row.number("seq")).isZero());
    }

    private void forged(int times) {
        for (int i = 0; i < times; i++) {
            strangers.record(AuditEvent.of(AuditName.INPUT_VALIDATION_FAIL).because("token-forged"));
        }
    }

    /// All of them: one more goes behind those that nobody waited for.
    private List<String> lines() {
        audit.record(AuditEvent.of(AuditName.STARTUP)).await().atMost(PATIENCE);
        List<Row> rows = store.database()
                .run(Statement.of("SELECT line FROM audit ORDER BY seq"))
                .await()
                .atMost(PATIENCE);
        return rows.stream()
                .map(row -> row.text("line"))
                .filter(line -> !line.contains("sys_startup"))
                .toList();
    }
}
