package dev.sallyport.factor;

/// A provider's name for a code that it sent. The login that asked for the code keeps it, so that the code is checked
/// as
/// that login's and proves no other.
public record CodeReference(String value) {
    public CodeReference {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A reference is not blank");
        }
    }
}
