package dev.sallyport.factor.recovery;

import dev.sallyport.factor.BackupFactor;

/// Shows the tests of other packages what this one keeps to itself.
public final class RecoveryParts {
    public static final Class<? extends BackupFactor> FACTOR = RecoveryFactor.class;

    private RecoveryParts() {}
}
