package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An enrolment that Auth0 has not heard of is not lost.
@QuarkusTest
class PointerDeliveryTest {
    private static final String WREN = "auth0|wren";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    PointerDelivery delivery;

    @Inject
    Database database;

    @Inject
    CleanSlate slate;

    @BeforeEach
    void begin() {
        slate.wipe();
        sandbox.tenant().managementFaults().clear();
    }

    @Test
    void changeIsOwedFromTheMomentItIsMade() {
        enrol();

        assertThat(owed()).singleElement().satisfies(row -> {
            assertThat(row.text("sub")).isEqualTo(WREN);
            assertThat(row.number("rev")).isEqualTo(1);
            assertThat(row.number("due_at")).isGreaterThan(Instant.now().toEpochMilli());
        });
    }

    @Test
    void nothingIsOwedOnceAuth0HasHeardIt() {
        enrol();

        assertThat(soon(delivery.tell(wren()))).isTrue();

        assertThat(owed()).isEmpty();
        assertThat(metadata()).containsKey("sallyport");
        assertThat(metadata().get("authy_id")).isEqualTo("1635");
    }

    @Test
    void writeThatFailedIsTriedAgainUntilItIsDone() {
        // Given
        enrol();
        sandbox.tenant().managementFaults().next(2, 500);
        assertThat(soon(delivery.tell(wren()))).isFalse();

        // When
        fallDue();
        soon(delivery.tellWhatIsDue());
        List<Row> afterAnotherFailure = owed();
        fallDue();
        soon(delivery.tellWhatIsDue());

        // Then
        assertThat(afterAnotherFailure).singleElement().satisfies(row -> {
            assertThat(row.number("failures")).isEqualTo(1);
            assertThat(row.number("due_at")).isGreaterThan(Instant.now().toEpochMilli());
        });
        assertThat(owed()).isEmpty();
        assertThat(metadata()).containsKey("sallyport");
    }

    @Test
    void whatIsNotDueIsLeftAlone() {
        enrol();

        soon(delivery.tellWhatIsDue());

        assertThat(owed()).hasSize(1);
        assertThat(metadata()).doesNotContainKey("sallyport");
    }

    @Test
    void limitedTenantIsAskedAgainWhenItSays() {
        enrol();
        sandbox.tenant().managementFaults().next(1, 429);

        assertThat(soon(delivery.tell(wren()))).isFalse();
        assertThat(owed()).hasSize(1);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            soon(delivery.tellWhatIsDue());
            assertThat(owed()).isEmpty();
        });
        assertThat(metadata()).containsKey("sallyport");
    }

    @Test
    void personWhomAuth0DoesNotKnowAnyMoreIsForgotten() {
        enrol();
        sandbox.tenant().managementFaults().next(1, 404);

        assertThat(soon(delivery.tell(wren()))).isFalse();

        assertThat(owed()).isEmpty();
    }

    private void enrol() {
        soon(authenticators.activateFirst(
                wren(), new Authenticator("one", FactorKind.AUTHY, new Handle("1635"), null, Instant.now())));
    }

    private void fallDue() {
        soon(database.run(Statement.of("UPDATE pointer_writes SET due_at = 1")));
    }

    private List<Row> owed() {
        return soon(database.run(Statement.of("SELECT sub, rev, due_at, failures FROM pointer_writes")));
    }

    private Map<String, ?> metadata() {
        return sandbox.tenant().users().appMetadata(WREN);
    }

    private Person wren() {
        return new Person(tenant.issuer(), WREN);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
