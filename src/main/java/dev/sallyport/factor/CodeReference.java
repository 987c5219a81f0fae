package dev.sallyport.factor;

import org.jspecify.annotations.Nullable;

/// A provider's name for a code that it sent. The login that asked for the code keeps it, so that the code is checked
/// as that login's and proves no other.
///
/// @param message the provider's name for the text or the call that brings it, by which to ask what became of that;
///     null if there is no asking
public record CodeReference(String value, @Nullable String message) {
    public CodeReference {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A reference is not blank");
        }
    }

    public CodeReference(String value) {
        this(value, null);
    }
}
