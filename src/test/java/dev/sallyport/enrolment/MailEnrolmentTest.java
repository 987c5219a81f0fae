package dev.sallyport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Pointer;
import dev.sallyport.auth0.PointerWrite;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Person;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// That codes go to an address which the tenant has verified, and to no other. Covers C2.26.
class MailEnrolmentTest {
    private static final Person ADA = new Person("tenant.example", "auth0|ada");
    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.com");

    @Test
    void verifiedAddressIsTaken() {
        assertThat(begin(new EmailLookup.Found(ADDRESS, true)))
                .isInstanceOfSatisfying(PhoneRegistration.Registered.class, registered -> {
                    assertThat(registered.candidate().kind()).isEqualTo(FactorKind.EMAIL);
                    assertThat(registered.candidate().handle()).isEqualTo(new Handle("ada@example.com"));
                    assertThat(registered.candidate().phone()).isNull();
                });
    }

    @ParameterizedTest
    @MethodSource
    void anyOtherIsNot(EmailLookup lookup, PhoneProblem problem) {
        assertThat(begin(lookup)).isEqualTo(new PhoneRegistration.Rejected(problem));
    }

    static Stream<Arguments> anyOtherIsNot() {
        return Stream.of(
                argumentSet("not verified", new EmailLookup.Found(ADDRESS, false), PhoneProblem.NO_VERIFIED_EMAIL),
                argumentSet("none", new EmailLookup.NoEmail(), PhoneProblem.NO_VERIFIED_EMAIL),
                argumentSet("no such user", new EmailLookup.NoSuchUser(), PhoneProblem.EMAIL_UNKNOWN),
                argumentSet("no answer", new EmailLookup.Unavailable(), PhoneProblem.EMAIL_UNKNOWN));
    }

    private static PhoneRegistration begin(EmailLookup lookup) {
        MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
        return new MailEnrolment(new Answering(lookup), clock)
                .begin(ADA, FactorKind.EMAIL)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private record Answering(EmailLookup lookup) implements Users {
        @Override
        public Uni<EmailLookup> emailOf(Person person) {
            return Uni.createFrom().item(lookup);
        }

        @Override
        public Uni<PointerWrite> write(Person person, Pointer pointer) {
            throw new AssertionError("asked to write");
        }
    }
}
