package dev.sallyport.factor;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A provider that may tell which number a phone was registered under with it.
///
/// What it tells is a suggestion and proves nothing. Fails closed: whatever is not plainly a number is none, and the
/// `Uni` never fails.
public interface NumberSource {
    Uni<Optional<PhoneNumber>> numberOf(Handle registration);
}
