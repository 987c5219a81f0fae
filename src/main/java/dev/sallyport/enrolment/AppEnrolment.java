package dev.sallyport.enrolment;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Makes a key for an app of the person's, under the name that the app is to show it by.
@Singleton
public final class AppEnrolment {
    /// For whoever has no e-mail address, or while the tenant does not tell it: a name is no reason to keep anybody
    /// out.
    private static final String NAMELESS = "account";

    private final Users users;
    private final SecondFactors factors;
    private final Clock clock;

    AppEnrolment(Users users, SecondFactors factors, Clock clock) {
        this.users = users;
        this.factors = factors;
        this.clock = clock;
    }

    /// Begins to add an app: an authenticator in waiting, which belongs to its login alone.
    ///
    /// @return empty if the factor is not offered any more
    public Uni<Optional<Authenticator>> begin(Person person, FactorKind kind) {
        return users.emailOf(person)
                .map(lookup -> factors.app(kind)
                        .map(app -> new Authenticator(
                                UUID.randomUUID().toString(), kind, app.newKey(name(lookup)), null, clock.instant())));
    }

    private static String name(EmailLookup lookup) {
        return switch (lookup) {
            case EmailLookup.Found(EmailAddress email, var _) -> email.value();
            case EmailLookup.NoEmail _, EmailLookup.NoSuchUser _, EmailLookup.Unavailable _ -> NAMELESS;
        };
    }
}
