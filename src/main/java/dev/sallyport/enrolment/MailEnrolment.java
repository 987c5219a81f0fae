package dev.sallyport.enrolment;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/// Takes the person's mailbox for codes, under the address that Auth0 has verified and under no other.
@Singleton
public final class MailEnrolment {
    private final Users users;
    private final Clock clock;

    MailEnrolment(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /// Begins to add the mailbox. It counts once a code that was sent there is typed.
    public Uni<PhoneRegistration> begin(Person person, FactorKind kind) {
        return users.emailOf(person).map(lookup -> switch (lookup) {
            case EmailLookup.Found(EmailAddress email, boolean verified)
            when verified ->
                new PhoneRegistration.Registered(new Authenticator(
                        UUID.randomUUID().toString(), kind, new Handle(email.value()), null, clock.instant()));
            case EmailLookup.Found _, EmailLookup.NoEmail _ ->
                new PhoneRegistration.Rejected(PhoneProblem.NO_VERIFIED_EMAIL);
            case EmailLookup.NoSuchUser _, EmailLookup.Unavailable _ ->
                new PhoneRegistration.Rejected(PhoneProblem.EMAIL_UNKNOWN);
        });
    }
}
