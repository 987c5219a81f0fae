package dev.sallyport.factor;

/// The provider's name for one registered phone (an Authy id, say). Encrypted in the store, masked when printed: with
/// it and an API key one can send texts to the person.
public record Handle(String value) {
    public Handle {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A handle is not blank");
        }
    }

    @Override
    public String toString() {
        return "Handle[masked]";
    }
}
