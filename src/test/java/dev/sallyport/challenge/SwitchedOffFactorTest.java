package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.Booking;
import dev.sallyport.factor.ApprovalFactors;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Person;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.Bookings;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A factor that the operator switched off while somebody was at the code page.
@QuarkusTest
class SwitchedOffFactorTest {
    private static final SecondFactors NONE = new SecondFactors(List.of(), Set.of());
    private static final Authenticator HELD =
            new Authenticator("one", FactorKind.AUTHY, new Handle("1635"), null, Instant.parse("2026-11-24T10:00:00Z"));

    @Inject
    AttemptStore attempts;

    @Inject
    AcceptedCodes accepted;

    @Inject
    PushLimits pushes;

    @Test
    void codeIsNotCheckedAndNoFailureIsCounted() {
        Person person = new Person("acme.eu.auth0.com", "auth0|" + UUID.randomUUID());
        Challenge challenge = Challenge.of(HELD, Challenge.Origin.HELD);
        CodeChecker checker = new CodeChecker(attempts, accepted, pushes, new ApprovalFactors(List.of(), NONE), NONE);

        Statement guard = Statement.of("SELECT 1 AS one");

        Optional<CodeChecker.Checked> checked =
                soon(checker.check(person, challenge, new OneTimeCode("1234567"), guard));

        assertThat(checked).map(CodeChecker.Checked::check).contains(new CodeCheck.Unavailable());
        assertThat(soon(Bookings.book(attempts, person, FactorKind.AUTHY))).isEqualTo(new Booking.Booked(1));
    }

    @Test
    void noCodeIsSent() {
        Dispatch text = new Dispatch(Channel.SMS, "en", new Dispatch.Asker("a-login", "a-person", null), false);

        assertThat(soon(new CodeSender(NONE).send(HELD, text))).isEqualTo(new Delivery.Unavailable());
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
