package dev.sallyport.enrolment;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.BackupFactor;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Addition;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Grounds;
import dev.sallyport.person.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Gives out recovery codes, as a set: made, shown, and worth something from the moment on at which the person says
/// that they have been kept.
@Singleton
public final class RecoveryEnrolment {
    private final AuthenticatorStore authenticators;
    private final Activation activation;
    private final SecondFactors factors;
    private final Clock clock;

    RecoveryEnrolment(AuthenticatorStore authenticators, Activation activation, SecondFactors factors, Clock clock) {
        this.authenticators = authenticators;
        this.activation = activation;
        this.factors = factors;
        this.clock = clock;
    }

    /// Codes for somebody who has none.
    ///
    /// @return empty if they are not offered, or the person holds some
    public Uni<Optional<FreshCodes>> first(Person person) {
        return factors.backup()
                .map(backup -> held(person, backup)
                        .map(held -> held.isPresent()
                                ? Optional.<FreshCodes>empty()
                                : Optional.of(new FreshCodes(newSet(backup), backup.newSet()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Codes that take the place of those that the person has, if any.
    ///
    /// @return empty if they are not offered
    public Uni<Optional<FreshCodes>> next(Person person) {
        return factors.backup()
                .map(backup -> held(person, backup)
                        .map(held ->
                                Optional.of(new FreshCodes(held.orElseGet(() -> newSet(backup)), backup.newSet()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Makes them the person's, in the place of any that they have. Where two logins show a set each, the one that
    /// is kept last counts: what its page said of the other was true.
    ///
    /// @return false if what the person has proven was taken away meanwhile, or made void; then the codes are worth
    ///     nothing
    public Uni<Boolean> keep(Person person, FreshCodes fresh, Grounds grounds) {
        BackupFactor backup =
                factors.backup().orElseThrow(() -> new IllegalStateException("No recovery codes are offered"));
        // First what they are, then that they count: the other way round a set without codes could be the person's.
        return backup.keep(fresh.target(), fresh.codes())
                .chain(() -> activation.activateOnly(person, fresh.target(), grounds))
                .chain(addition -> switch (addition) {
                    case Addition.Added _ -> Uni.createFrom().item(true);
                    case Addition.AlreadyThere(var held) -> moved(backup, fresh, held);
                    case Addition.ProofGone _ -> Uni.createFrom().item(false);
                });
    }

    /// The person has a set since this one was made: the codes are to be that one's.
    private static Uni<Boolean> moved(BackupFactor backup, FreshCodes fresh, Authenticator held) {
        return held.id().equals(fresh.target().id())
                ? Uni.createFrom().item(true)
                : backup.keep(held, fresh.codes()).replaceWith(true);
    }

    private Uni<Optional<Authenticator>> held(Person person, BackupFactor backup) {
        return authenticators
                .activeOf(person)
                .map(active -> active.stream()
                        .filter(one -> one.kind() == backup.kind())
                        .findFirst());
    }

    private Authenticator newSet(BackupFactor backup) {
        String id = UUID.randomUUID().toString();
        return new Authenticator(id, backup.kind(), new Handle(id), null, clock.instant());
    }
}
