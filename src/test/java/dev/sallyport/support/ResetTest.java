package dev.sallyport.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.auth0.Auth0Users;
import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.budget.ResetBudget;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Standing;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.Bookings;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a reset opens and what it closes, through the pages.
@QuarkusTest
class ResetTest {
    private static final String WREN = "auth0|wren";
    private static final String OLD = "4155550142";
    private static final String NEW = "4155550166";
    private static final String THROUGH = "You are through";
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final ResetReason LOST = new ResetReason("lost the phone");

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    AttemptStore attempts;

    @Inject
    Auth0Users users;

    @Inject
    Reset reset;

    @Inject
    AuditRows audit;

    @Inject
    Database database;

    @Inject
    CleanSlate slate;

    private final Visitor visitor = new Visitor();

    @BeforeEach
    void begin() {
        slate.wipe();
    }

    @Test
    void personWhoWasResetEnrolsOnceMoreWithAnotherPhone() {
        enrolled();

        Reset.Done done = (Reset.Done) soon(reset.reset(wren(), LOST, LIFETIME));

        assertThat(done.auth0Knows()).isTrue();
        assertThat(pointer())
                .containsEntry("factors", List.of())
                .containsEntry("rev", 2)
                .containsKey("not_before");
        assertThat(sandbox.tenant().users().appMetadata(WREN)).doesNotContainKeys("authy_id", "authyId", "authyID");
        String path = arrivesAtThePhone(visitor);
        untilProofsCountAgain();
        enrols(visitor, path, NEW);
        visitor.opens(path).then().body(containsString(THROUGH));
        assertThat(standing().rev()).isEqualTo(3);
        assertThat(standing().hasTicket()).isFalse();
        assertThat(standing().active())
                .singleElement()
                .satisfies(one -> assertThat(Objects.requireNonNull(one.phone()).national())
                        .isEqualTo(NEW));
    }

    @Test
    void phoneThatWasRetiredProvesNothingInALoginThatHadBegun() {
        // Given
        enrolled();
        String path = arrives(visitor);
        visitor.opens(path).then().body(containsString("Enter your code"));
        String code = sandbox.authy().newestCode("+1" + OLD).orElseThrow();

        // When
        soon(reset.reset(wren(), LOST, LIFETIME));
        visitor.sends(path + "/code", Map.of("code", code));

        // Then
        visitor.opens(path).then().body(containsString("no-authenticator")).body(not(containsString(THROUGH)));
    }

    @Test
    void proofFromBeforeTheResetIsNotHandedOff() {
        enrolled();
        String path = arrives(visitor);
        visitor.opens(path);
        visitor.sends(
                path + "/code",
                Map.of("code", sandbox.authy().newestCode("+1" + OLD).orElseThrow()));
        visitor.opens(path).then().body(containsString(THROUGH));

        soon(reset.reset(wren(), LOST, LIFETIME));

        visitor.opens(path).then().body(containsString("reset-meanwhile")).body(not(containsString(THROUGH)));
    }

    @Test
    void ofTwoPendingEnrolmentsTheFirstToBeProvenUsesTheTicket() {
        // Given
        enrolled();
        soon(reset.reset(wren(), LOST, LIFETIME));
        Visitor rival = new Visitor();
        String rivalsPath = arrivesAtThePhone(rival);
        String path = arrivesAtThePhone(visitor);
        registers(rival, rivalsPath, "4155550177");

        // When
        enrols(visitor, path, NEW);
        proves(rival, rivalsPath, "4155550177");

        // Then
        rival.opens(rivalsPath).then().body(containsString("•••• 66")).body(not(containsString(THROUGH)));
        assertThat(standing().active()).hasSize(1);
    }

    // C6.50
    @Test
    void resetsOfOnePersonEndAtTheLimit_andTheOneTooManyChangesNothing() {
        enrolled();
        for (int time = 1; time <= 3; time++) {
            assertThat(soon(reset.reset(wren(), LOST, LIFETIME))).isInstanceOf(Reset.Done.class);
        }
        Standing.Known before = standing();
        audit.forget();

        Reset.Outcome fourth = soon(reset.resetAndRemove(wren(), LOST, LIFETIME));

        assertThat(fourth).isEqualTo(new Reset.TooMany(ResetBudget.PERSON, 3));
        assertThat(audit.told()).containsExactly("excess_rate_limit_exceeded:reset-limit");
        assertThat(standing()).isEqualTo(before);
    }

    @Test
    void ticketOpensNothingAfterItsTime() {
        enrolled();
        soon(reset.reset(wren(), LOST, LIFETIME));
        run("UPDATE tickets SET expires_at = 1");

        arrivesRefused(2, "no-authenticator");
    }

    @Test
    void resetUnlocksWhoeverGuessedTooOften() {
        enrolled();
        for (int failure = 0; failure < 100; failure++) {
            soon(Bookings.book(attempts, wren(), FactorKind.AUTHY));
            run("UPDATE attempts SET locked_until = 0");
        }

        soon(reset.reset(wren(), LOST, LIFETIME));
        String path = arrivesAtThePhone(visitor);
        untilProofsCountAgain();
        enrols(visitor, path, NEW);

        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void hundredFailuresDoNotLeadToThePhonePage() {
        enrolled();
        for (int failure = 0; failure < 100; failure++) {
            soon(Bookings.book(attempts, wren(), FactorKind.AUTHY));
            run("UPDATE attempts SET locked_until = 0");
        }

        String path = arrives(visitor);
        visitor.sends(path + "/phone", Map.of("country", "US", "number", NEW));

        visitor.opens(path).then().body(not(containsString("Add your phone")));
        assertThat(sandbox.authy().newestCode("+1" + NEW)).isEmpty();
    }

    @Test
    void personOfALostStoreIsRefusedUntilTheHelpDeskOpensATicket() {
        enrolled();
        run("DELETE FROM authenticators");
        run("DELETE FROM people");
        arrivesRefused(1, "enrolment-unknown");

        soon(reset.reset(wren(), LOST, LIFETIME));

        assertThat(pointer()).containsEntry("rev", 1);
        arrivesAtThePhone(visitor);
    }

    @Test
    void personOfAStoreFromAnOldBackupIsRefusedUntilTheHelpDeskOpensATicket() {
        enrolled();
        sandbox.tenant().users().patchAppMetadata(WREN, Map.of("sallyport", Map.of("enrolled", true, "rev", 5)));
        arrivesRefused(5, "enrolment-outdated");

        soon(reset.reset(wren(), LOST, LIFETIME));

        assertThat(pointer()).containsEntry("rev", 2);
        String path = arrivesAtThePhone(visitor);
        untilProofsCountAgain();
        enrols(visitor, path, NEW);
        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void resetThatAuth0DoesNotHearIsToldLater() {
        enrolled();
        sandbox.tenant().managementFaults().next(2, 503);

        Reset.Done done = (Reset.Done) soon(reset.reset(wren(), LOST, LIFETIME));

        sandbox.tenant().managementFaults().clear();
        assertThat(done.auth0Knows()).isFalse();
        assertThat(pointer()).containsEntry("rev", 1);
        assertThat(soon(database.run(Statement.of("SELECT rev FROM pointer_writes"))))
                .singleElement()
                .satisfies(row -> assertThat(row.number("rev")).isEqualTo(2));
    }

    private void enrolled() {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, OLD);
        soon(authenticators.activateFirst(
                wren(),
                new Authenticator(
                        UUID.randomUUID().toString(),
                        FactorKind.AUTHY,
                        new Handle(Long.toString(authyId)),
                        null,
                        Instant.now())));
        run("DELETE FROM pointer_writes");
        sandbox.tenant()
                .users()
                .patchAppMetadata(
                        WREN, Map.of("sallyport", Map.of("enrolled", true, "rev", 1), "authyID", "" + authyId));
        managementAnswers();
    }

    /// An earlier test may have met the tenant's limit.
    private void managementAnswers() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> soon(users.emailOf(wren())) instanceof EmailLookup.Found);
    }

    /// A reset voids the rest of its second too; no person enrols that fast.
    private void untilProofsCountAgain() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !standing().voids(Instant.now()));
    }

    private String arrives(Visitor somebody) {
        return Visitor.pathOf(somebody.opensLogin(aToken(pointerRev()), "a-state"));
    }

    private String arrivesAtThePhone(Visitor somebody) {
        String path = arrives(somebody);
        somebody.opens(path).then().body(containsString("Add your phone"));
        return path;
    }

    private void arrivesRefused(long rev, String code) {
        visitor.arrivesAt(aToken(rev), "a-state")
                .then()
                .body(containsString(code))
                .body(not(containsString(THROUGH)));
    }

    private void registers(Visitor somebody, String path, String number) {
        somebody.sends(path + "/phone", Map.of("country", "US", "number", number));
        somebody.opens(path);
    }

    private void proves(Visitor somebody, String path, String number) {
        String code = sandbox.authy().newestCode("+1" + number).orElseThrow();
        somebody.sends(path + "/code", Map.of("code", code));
    }

    private void enrols(Visitor somebody, String path, String number) {
        registers(somebody, path, number);
        proves(somebody, path, number);
    }

    private String aToken(long rev) {
        return RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", WREN)
                .with("enrolled", true)
                .with("rev", rev)
                .signed();
    }

    private long pointerRev() {
        return ((Number) Objects.requireNonNull(pointer().get("rev"))).longValue();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> pointer() {
        return (Map<String, Object>) Objects.requireNonNull(
                sandbox.tenant().users().appMetadata(WREN).get("sallyport"));
    }

    private Standing.Known standing() {
        return (Standing.Known) soon(authenticators.standingOf(wren()));
    }

    private Person wren() {
        return new Person(tenant.issuer(), WREN);
    }

    private void run(String sql) {
        soon(database.run(Statement.of(sql)));
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
