package dev.sallyport.factor;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One registered phone, one key in an app, one set of recovery codes: what a factor is proven with.
///
/// @param id ours, random; it names the row in the store
/// @param phone absent where the person was adopted with a provider's id alone
/// @param since when it was registered, or first proven here
public record Authenticator(
        String id, FactorKind kind, Handle handle, @Nullable PhoneNumber phone, Instant since) {
    /// In which order people are asked for what they hold; of one kind, the oldest first.
    public static final Comparator<Authenticator> STRONGEST_FIRST =
            Comparator.comparing(Authenticator::kind).thenComparing(Authenticator::since);

    public Authenticator with(Handle other) {
        return new Authenticator(id, kind, other, phone, since);
    }
}
