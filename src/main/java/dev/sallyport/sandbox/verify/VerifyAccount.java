package dev.sallyport.sandbox.verify;

/// The one service that this Verify has, and the one key that opens it. Masked when printed.
///
/// @param service `VA…`
/// @param key `SK…`
/// @param authToken the account's, which its calls are signed with
public record VerifyAccount(String service, String key, String secret, String authToken) {
    /// `AC…`
    String sid() {
        return "AC" + service.substring(2);
    }

    @Override
    public String toString() {
        return "VerifyAccount[masked]";
    }
}
