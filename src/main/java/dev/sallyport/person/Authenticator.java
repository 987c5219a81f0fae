package dev.sallyport.person;

import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One registered phone, or whatever else a factor is proven with.
///
/// @param id ours, random; it names the row in the store
/// @param phone absent where the person was adopted with a provider's id alone
/// @param since when it was registered, or first proven here
public record Authenticator(
        String id, FactorKind kind, Handle handle, @Nullable PhoneNumber phone, Instant since) {}
