package dev.sallyport.sandbox.verify;

/// The one service that this Verify has, and the one key that opens it. Masked when printed.
///
/// @param service `VA…`
/// @param key `SK…`
public record VerifyAccount(String service, String key, String secret) {
    /// `AC…`
    String sid() {
        return "AC" + service.substring(2);
    }

    @Override
    public String toString() {
        return "VerifyAccount[masked]";
    }
}
