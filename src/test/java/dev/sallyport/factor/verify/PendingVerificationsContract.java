package dev.sallyport.factor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.verify.PendingVerifications.Pending;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a verification belongs to one login, on every engine. Covers C2.21.
abstract class PendingVerificationsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NUMBER = "+4915112345678";
    private static final VerificationSid SID = new VerificationSid(VerifyBodies.SID);
    private static final VerificationSid ANOTHER = new VerificationSid(VerifyBodies.ANOTHER_SID);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private PendingVerifications pending;

    /// A store with the present schema and no verifications in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makePending() {
        pending = new PendingVerifications(database(), vault(), clock);
    }

    @Test
    void firstToClaimItHasIt_asOftenAsTheyLike() {
        assertThat(claim(SID, "one")).isTrue();
        assertThat(claim(SID, "another")).isFalse();
        assertThat(claim(SID, "one")).isTrue();
    }

    @Test
    void ofFiftyLoginsThatAreSentOneCodeOneHasIt() {
        List<Uni<Boolean>> claims = IntStream.range(0, 50)
                .mapToObj(login -> pending.claim(SID, NUMBER, "login-" + login))
                .toList();

        assertThat(Uni.join().all(claims).andFailFast().await().atMost(PATIENCE))
                .hasSize(50)
                .containsOnlyOnce(true);
    }

    @Test
    void newestOfTheNumberIsFound() {
        claim(SID, "one");
        clock.advance(Duration.ofSeconds(1));
        claim(ANOTHER, "another");

        assertThat(await(pending.newest(NUMBER))).contains(new Pending(ANOTHER, "another"));
        assertThat(await(pending.newest("+4915112345699"))).isEmpty();
    }

    @Test
    void codeThatNoLongerLivesIsNotFound() {
        claim(SID, "one");
        clock.advance(Duration.ofMinutes(15));

        assertThat(await(pending.newest(NUMBER))).isEmpty();
    }

    @Test
    void storeHoldsNoReadableNumber() {
        claim(SID, "one");

        assertThat(await(database().run(Statement.of("SELECT number FROM verifications"))))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.text("number")).doesNotContain("15112345678"));
    }

    private boolean claim(VerificationSid sid, String login) {
        return await(pending.claim(sid, NUMBER, login));
    }

    private static <T> T await(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
