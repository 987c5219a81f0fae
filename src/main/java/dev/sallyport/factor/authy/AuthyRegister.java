package dev.sallyport.factor.authy;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PhoneRegister;
import dev.sallyport.factor.authy.AuthyAnswer.Answered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Authy's users of our application.
@Singleton
final class AuthyRegister implements PhoneRegister {
    private final AuthyClient client;

    AuthyRegister(AuthyClient client) {
        this.client = client;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.AUTHY;
    }

    @Override
    public Uni<Boolean> remove(Authenticator authenticator) {
        return AuthyId.of(authenticator.handle())
                .map(id -> client.remove(id).map(answer -> answer instanceof Answered done && done.isSuccess()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
