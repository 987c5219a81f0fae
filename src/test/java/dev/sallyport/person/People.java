package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import java.time.Duration;
import java.time.Instant;

/// People and what they hold, to begin a test with.
final class People {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Person ANNA = new Person("tenant.example", "auth0|anna");
    static final Person BERT = new Person("tenant.example", "auth0|bert");
    /// Of the same name, elsewhere.
    static final Person OTHER_ANNA = new Person("other.example", "auth0|anna");

    private People() {}

    static Authenticator phone(String id) {
        return new Authenticator(id, FactorKind.AUTHY, new Handle("987654321"), new PhoneNumber(1, "4155550142"), NOW);
    }

    static Authenticator verified(String id) {
        return new Authenticator(
                id, FactorKind.VERIFY, new Handle("+14155550142"), new PhoneNumber(1, "4155550142"), NOW);
    }

    /// Recovery codes, but for the codes.
    static Authenticator set(String id) {
        return new Authenticator(id, FactorKind.RECOVERY, new Handle(id), null, NOW);
    }

    static Ticket ticket(String id, Instant openedAt) {
        return new Ticket(id, "lost the phone", openedAt, openedAt.plus(Duration.ofHours(24)));
    }
}
