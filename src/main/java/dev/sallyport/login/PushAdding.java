package dev.sallyport.login;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Approving;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.PushFactor;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// An app with buttons that is being added is waited for as an answer of it is: the page, the calls and the looking are
/// the same. That it is there says the provider, to which it has proven its key.
@Singleton
final class PushAdding {
    private final ApprovalStore store;
    private final SecondFactors factors;
    private final Clock clock;

    PushAdding(ApprovalStore store, SecondFactors factors, Clock clock) {
        this.store = store;
        this.factors = factors;
        this.clock = clock;
    }

    /// Notes that a candidate is waited for.
    ///
    /// @return empty for one that is proven by a code
    Uni<Optional<Approving>> waitFor(Login login, Authenticator candidate) {
        return factors.push(candidate.kind())
                .map(push -> waiting(login, candidate, push))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Approving>> waiting(Login login, Authenticator candidate, PushFactor push) {
        String reference = push.referenceOf(candidate.handle());
        Instant until = clock.instant().plus(push.patience());
        return store.asked(reference, new ApprovalStore.Owner(login.request().person(), login.id()))
                .replaceWith(() -> Optional.of(new Approving.Waiting(reference, 0, until)));
    }
}
