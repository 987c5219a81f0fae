package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;

/// A factor that is a key in an app of the person's choice, proven by the codes that the app shows.
public non-sealed interface AppFactor extends ScannedFactor {
    /// Decides whether the code proves the authenticator. One of another factor never does.
    Uni<Verdict> check(Authenticator authenticator, TypedCode code);
}
