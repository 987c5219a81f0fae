package dev.sallyport.enrolment;

import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.auth0.Users;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/// Registers a phone with the provider, under the e-mail address that Auth0 has.
@Singleton
public final class PhoneEnrolment {
    private final Users users;
    private final SecondFactors factors;
    private final Clock clock;

    PhoneEnrolment(Users users, SecondFactors factors, Clock clock) {
        this.users = users;
        this.factors = factors;
        this.clock = clock;
    }

    /// Registers the phone for a factor of that kind.
    public Uni<PhoneRegistration> register(Person person, FactorKind kind, PhoneNumber phone) {
        return users.emailOf(person).chain(lookup -> switch (lookup) {
            case EmailLookup.Found(var email, var _) -> register(kind, phone, email);
            case EmailLookup.NoEmail _ -> rejected(PhoneProblem.NO_EMAIL);
            case EmailLookup.NoSuchUser _, EmailLookup.Unavailable _ -> rejected(PhoneProblem.PROVIDER_UNAVAILABLE);
        });
    }

    private Uni<PhoneRegistration> register(FactorKind kind, PhoneNumber phone, EmailAddress email) {
        return factors.phone(kind)
                .map(factor -> factor.register(phone, email))
                .orElseGet(() -> Uni.createFrom().item(new Registration.Unavailable()))
                .map(registration -> switch (registration) {
                    case Registration.Registered(var handle) ->
                        new PhoneRegistration.Registered(
                                new Authenticator(UUID.randomUUID().toString(), kind, handle, phone, clock.instant()));
                    case Registration.PhoneRefused _ ->
                        new PhoneRegistration.Rejected(PhoneProblem.REFUSED_BY_PROVIDER);
                    case Registration.Unavailable _ ->
                        new PhoneRegistration.Rejected(PhoneProblem.PROVIDER_UNAVAILABLE);
                });
    }

    private static Uni<PhoneRegistration> rejected(PhoneProblem problem) {
        return Uni.createFrom().item(new PhoneRegistration.Rejected(problem));
    }
}
