package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a code lets somebody in once, on every engine. Covers C2.20 and C2.23.
abstract class AcceptedCodesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Person ANNA = new Person("tenant.example", "auth0|anna");
    private static final OneTimeCode CODE = new OneTimeCode("4711234");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private AcceptedCodes accepted;

    /// A store with the present schema and no accepted codes in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void makeCodes() {
        accepted = new AcceptedCodes(database(), vault(), clock);
    }

    @Test
    void codeLetsInOnce() {
        assertThat(claim(ANNA)).isTrue();
        assertThat(claim(ANNA)).isFalse();
    }

    @Test
    void fiftyWhoHoldOneCodeAreOne() {
        List<Uni<Boolean>> claims = IntStream.range(0, 50)
                .mapToObj(_ -> accepted.claim(ANNA, CODE, List.of()))
                .toList();

        assertThat(Uni.join().all(claims).andFailFast().await().atMost(PATIENCE))
                .hasSize(50)
                .containsOnlyOnce(true);
    }

    @Test
    void whatFollowsHappensWithTheCodeThatLetsIn_andNotAgain() {
        Statement then = Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('one', 1)");
        assertThat(accepted.claim(ANNA, CODE, List.of(then)).await().atMost(PATIENCE))
                .isTrue();

        // Twice it would not fit.
        assertThat(accepted.claim(ANNA, CODE, List.of(then)).await().atMost(PATIENCE))
                .isFalse();

        assertThat(database()
                        .run(Statement.of("SELECT nonce FROM callback_nonces"))
                        .await()
                        .atMost(PATIENCE))
                .hasSize(1);
    }

    @Test
    void codeIsNotTakenIfWhatFollowsFails() {
        Statement impossible = Statement.of("INSERT INTO callback_nonces (nonce, at) VALUES ('one', NULL)");

        assertThatThrownBy(() ->
                        accepted.claim(ANNA, CODE, List.of(impossible)).await().atMost(PATIENCE))
                .isInstanceOf(StoreFailed.class);

        assertThat(claim(ANNA)).isTrue();
    }

    @Test
    void codeOfOnePersonIsNobodyElses() {
        claim(ANNA);

        assertThat(claim(new Person("tenant.example", "auth0|bert"))).isTrue();
        assertThat(claim(new Person("other.example", "auth0|anna"))).isTrue();
    }

    @Test
    void codeIsRememberedForADay() {
        claim(ANNA);

        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(claim(ANNA)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(claim(ANNA)).isTrue();
        assertThat(claim(ANNA)).isFalse();
    }

    @Test
    void lookingForACodeTakesItFromNobody() {
        accepted.look(ANNA, CODE).await().atMost(PATIENCE);
        assertThat(claim(ANNA)).isTrue();

        accepted.look(ANNA, CODE).await().atMost(PATIENCE);
        assertThat(claim(ANNA)).isFalse();
    }

    @Test
    void storeHoldsNoReadableCode() {
        claim(ANNA);

        assertThat(database()
                        .run(Statement.of("SELECT code FROM accepted_codes"))
                        .await()
                        .atMost(PATIENCE))
                .singleElement()
                .satisfies(row -> assertThat(row.text("code")).doesNotContain(CODE.digits()));
    }

    @Test
    void storeThatFailsLetsNobodyIn() {
        database().run(Statement.of("DROP TABLE accepted_codes")).await().atMost(PATIENCE);

        assertThatThrownBy(() -> claim(ANNA)).isInstanceOf(StoreFailed.class);
    }

    private boolean claim(Person person) {
        return accepted.claim(person, CODE, List.of()).await().atMost(PATIENCE);
    }
}
