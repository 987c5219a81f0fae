package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// A factor for whoever has lost the others: a set of codes, each good once, given out beside another factor and never
/// in its place.
public non-sealed interface BackupFactor extends SecondFactor {
    /// Makes a set of codes that nobody has yet. It is worth nothing before [#keep].
    List<RecoveryCode> newSet();

    /// Makes the codes those of the authenticator, in the place of all that it had. They can be checked from now on,
    /// and are kept as hashes only.
    Uni<Void> keep(Authenticator authenticator, List<RecoveryCode> codes);

    /// Decides whether the code proves the authenticator. One of another factor never does.
    Uni<Verdict> check(Authenticator authenticator, TypedCode code);

    /// How many codes of the authenticator are not used yet.
    Uni<Integer> left(Authenticator authenticator);
}
