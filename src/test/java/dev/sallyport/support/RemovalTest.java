package dev.sallyport.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.Line;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which phones Authy is asked to forget, and which never.
@QuarkusTest
class RemovalTest {
    private static final PhoneNumber NUMBER = new PhoneNumber(1, "4155550142");
    private static final ResetReason GONE = new ResetReason("the number is gone");
    private static final Duration LIFETIME = Duration.ofHours(24);

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Reset reset;

    @Inject
    AuditRows audit;

    @Inject
    CleanSlate slate;

    private String authyId = "";

    @BeforeEach
    void registerWithAuthy() {
        slate.wipe();
        authyId = Long.toString(sandbox.authy().register("wren@example.com", 1, NUMBER.national()));
        audit.forget();
    }

    @Test
    void phoneOfThePersonAloneIsForgotten() {
        holds("wren", authyId, NUMBER);

        assertThat(removedOf("wren")).isEqualTo(1);

        assertThat(numbersADayLater()).doesNotContain(NUMBER.e164());
        assertThat(audit.told()).contains("authz_admin:removed-at-provider");
    }

    @Test
    void resetAloneLeavesIt() {
        holds("wren", authyId, NUMBER);

        soon(reset.reset(person("wren"), GONE, LIFETIME));

        assertThat(numbersADayLater()).contains(NUMBER.e164());
    }

    @Test
    void phoneThatSomebodyElseHasStays_andOneThatSomebodyHad() {
        holds("wren", authyId, NUMBER);
        holds("tomas", authyId, NUMBER);
        assertThat(removedOf("wren")).isZero();
        assertThat(removedOf("tomas")).isZero();

        assertThat(numbersADayLater()).contains(NUMBER.e164());
    }

    @Test
    void idThatWasTakenOverAndNotRegisteredHereStays() {
        holds("wren", authyId, null);

        assertThat(removedOf("wren")).isZero();
        assertThat(numbersADayLater()).contains(NUMBER.e164());
    }

    @Test
    void phoneThatNobodyProvedStays() {
        assertThat(removedOf("wren")).isZero();

        assertThat(numbersADayLater()).contains(NUMBER.e164());
    }

    @Test
    void providerThatDoesNotAnswerKeepsNobodyFromBeingReset() {
        holds("wren", authyId, NUMBER);
        sandbox.authy().faults().next(1, new Fault.Status(500));

        assertThat(removedOf("wren")).isZero();

        assertThat(soon(authenticators.activeOf(person("wren")))).isEmpty();
    }

    private void holds(String nickname, String handle, @Nullable PhoneNumber number) {
        Authenticator phone =
                new Authenticator(nickname + "s phone", FactorKind.AUTHY, new Handle(handle), number, Instant.now());
        assertThat(soon(authenticators.activateFirst(person(nickname), phone))).isTrue();
    }

    private int removedOf(String nickname) {
        Reset.Done done = (Reset.Done) soon(reset.resetAndRemove(person(nickname), GONE, LIFETIME));
        return done.phones();
    }

    private List<String> numbersADayLater() {
        sandbox.authy().useClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));
        return sandbox.authy().lines().stream().map(Line::number).toList();
    }

    private Person person(String nickname) {
        return new Person(tenant.issuer(), "auth0|" + nickname);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
