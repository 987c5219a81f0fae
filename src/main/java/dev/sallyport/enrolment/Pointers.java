package dev.sallyport.enrolment;

import dev.sallyport.auth0.Pointer;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Standing;

/// What Auth0 is told of a person's factors, from what the store knows.
public final class Pointers {
    private Pointers() {}

    public static Pointer of(Standing.Known known) {
        return new Pointer(
                known.active().stream()
                        .map(authenticator -> authenticator.kind().wireName())
                        .distinct()
                        .toList(),
                known.since(),
                known.rev(),
                known.notBefore().orElse(null),
                known.active().stream()
                        .filter(authenticator -> authenticator.kind() == FactorKind.AUTHY)
                        .map(Authenticator::handle)
                        .map(handle -> handle.value())
                        .findFirst()
                        .orElse(null));
    }
}
