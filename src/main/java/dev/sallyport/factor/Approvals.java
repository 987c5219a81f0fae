package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A way to ask a phone whether it is its owner who logs in, so that one tap answers. It stands beside the codes of the
/// same factor, and proves the same authenticators.
///
/// Fails closed as [SecondFactor] does: a reply that is not understood, a time-out or an exception is an `Unavailable`
/// outcome. Whoever calls [#ask] has counted it before.
public interface Approvals {
    /// Whose authenticators can be asked.
    FactorKind kind();

    /// Whether it is switched on here.
    boolean isOn();

    /// Whether the person's phone can be asked at this moment, by the provider's own word.
    Uni<Boolean> canAsk(Authenticator authenticator);

    Uni<Asking> ask(Authenticator authenticator, ApprovalRequest request);

    /// What the provider itself says now of what was asked. Only this may let somebody in.
    ///
    /// @param reference as [#ask] gave it, for the same authenticator
    Uni<Approval> look(Authenticator authenticator, String reference);

    /// What a provider's call to us says; empty unless it is the provider's to the letter.
    Optional<ApprovalNews> read(Callback callback);
}
