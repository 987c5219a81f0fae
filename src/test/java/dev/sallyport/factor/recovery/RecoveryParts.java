package dev.sallyport.factor.recovery;

import dev.sallyport.factor.SecondFactor;

/// Shows the tests of other packages what this one keeps to itself.
public final class RecoveryParts {
    public static final Class<? extends SecondFactor> FACTOR = RecoveryFactor.class;

    private RecoveryParts() {}
}
