package dev.sallyport.person;

import dev.sallyport.factor.Authenticator;

/// What came of an authenticator that was to be added beside another one, and to be the only one of its kind.
public sealed interface Addition {
    /// It is the person's now.
    record Added() implements Addition {}

    /// The person holds one of that kind, which may be this very one; nothing was changed.
    record AlreadyThere(Authenticator held) implements Addition {}

    /// What the person had proven for it was taken away meanwhile, or made void; nothing was changed.
    record ProofGone() implements Addition {}
}
