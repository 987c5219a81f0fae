package dev.sallyport.challenge;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Has a code brought to the person. The caller has counted it before.
@Singleton
public final class CodeSender {
    private final SecondFactors factors;

    CodeSender(SecondFactors factors) {
        this.factors = factors;
    }

    /// Sends a code, if the factor is still offered.
    public Uni<Delivery> send(Authenticator authenticator, Dispatch dispatch) {
        return factors.sending(authenticator.kind())
                .map(factor ->
                        factor.deliver(authenticator, dispatch).onFailure().recoverWithItem(new Delivery.Unavailable()))
                .orElseGet(() -> Uni.createFrom().item(new Delivery.Unavailable()));
    }
}
