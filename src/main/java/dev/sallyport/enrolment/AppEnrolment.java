package dev.sallyport.enrolment;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
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
    /// @return rejected if whoever keeps the keys makes none now, or the factor is not offered any more
    public Uni<PhoneRegistration> begin(Person person, FactorKind kind) {
        return users.emailOf(person)
                .chain(lookup -> factors.scanned(kind)
                        .map(app -> app.newKey(person.asText(), name(lookup)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(key -> key.<PhoneRegistration>map(made -> new PhoneRegistration.Registered(candidate(kind, made)))
                        .orElseGet(() -> new PhoneRegistration.Rejected(PhoneProblem.NO_KEY)));
    }

    private Authenticator candidate(FactorKind kind, Handle key) {
        return new Authenticator(UUID.randomUUID().toString(), kind, key, null, clock.instant());
    }

    private static String name(EmailLookup lookup) {
        return switch (lookup) {
            case EmailLookup.Found(EmailAddress email, var _) -> email.value();
            case EmailLookup.NoEmail _, EmailLookup.NoSuchUser _, EmailLookup.Unavailable _ -> NAMELESS;
        };
    }
}
